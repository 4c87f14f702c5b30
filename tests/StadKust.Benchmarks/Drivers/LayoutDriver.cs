using StadKust.Magazine.House;
using StadKust.Magazine.Stories;
using StadKust.Magazine.Trials;
using StadKust.Preview;
using StadKust.Typesetting;

namespace StadKust.Benchmarks.Drivers;

/// <summary>The composing room alone, warm and on one core: pages a second, and what an editor waits for after a changed sentence.</summary>
internal static class LayoutDriver
{
    private const int Words = 60_000;
    private const int StoryWords = 4_000;
    private const int Rounds = 9;
    private const int Edits = 40;
    private const double PixelsPerPoint = 96 / 72.0;

    public static Task RunAsync(CancellationToken stop)
    {
        var (house, findings) = HouseStyle.Read(Path.Combine(Measured.Repository, "themes", "kueste-und-kultur", "print"));
        if (house is null)
        {
            throw new InvalidOperationException(string.Join('\n', findings.Select(f => f.Message)));
        }

        foreach (var master in (string[])["three-columns", "two-columns"])
        {
            Pages(house, master, stop);
        }

        Edit(house, "two-columns", stop);
        return Task.CompletedTask;
    }

    // A new typesetter every round: code is warm, words are not.
    private static void Pages(HouseStyle house, string master, CancellationToken stop)
    {
        var layout = house.LayoutFor(new MasterName(master));
        var story = Dress.In(MarkdownToStory.Read(Corpus.Dutch(Words), new Culture("nl"), "corpus"), house);
        var plan = TrialSetting.Plan(house, story, master, 100);
        var (rates, allocations, pauses) = (new List<double>(), new List<double>(), new List<double>());
        var metrics = default(SettingMetrics);
        Measured.WarmUp(_ =>
        {
            using var typesetter = new Typesetter(layout, threads: 1);
            typesetter.Set(plan, [story], new NoPictures(default), stop);
        });
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            var (before, allocated, paused) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true), GC.GetTotalPauseDuration());
            using var typesetter = new Typesetter(layout, threads: 1);
            var set = typesetter.Set(plan, [story], new NoPictures(default), stop);
            var spent = Environment.CpuUsage.TotalTime - before;
            var lines = set.Stories.First(s => s.Id == story.Id).Lines;
            rates.Add((lines.Max(l => l.Facts.Page.Value) + 1) / spent.TotalSeconds);
            pauses.Add((GC.GetTotalPauseDuration() - paused) / spent * 100);
            allocations.Add((GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e6);
            metrics ??= SettingMetrics.Of(set.Stories.Where(s => s.Id == story.Id));
        }

        Measured.Say($"layout, {master}, processor time of one core", Measured.Median(rates), "pages/s", "(wanted: 600 or more in three columns)");
        Measured.Say("  allocated", Measured.Median(allocations), "MB", FormattableString.Invariant($"collecting takes {Measured.Median(pauses):0} % of the time"));
        Measured.Say("  hyphens per 100 lines", metrics!.HyphensPer100, "");
        Measured.Say("  lines with word space over 133 %", metrics.WideLines, "%");
    }

    private static void Edit(HouseStyle house, string master, CancellationToken stop)
    {
        var layout = house.LayoutFor(new MasterName(master));
        var story = Dress.In(MarkdownToStory.Read(Corpus.Dutch(StoryWords), new Culture("nl"), "story"), house);
        var plan = TrialSetting.Plan(house, story, master, 8);
        var document = new PreviewDocument(layout.Format, layout.Fonts, layout.Palette, new NoPictures(default));
        using var typesetter = new Typesetter(layout, threads: 1);
        var pages = typesetter.Set(plan, [story], new NoPictures(default), stop).Stories.First(s => s.Id == story.Id).Lines.Max(l => l.Facts.Page.Value) + 1;
        var original = story.Paragraphs;
        var (lists, pictures) = (new List<double>(), new List<double>());
        Measured.WarmUp(Edited);
        lists.Clear();
        pictures.Clear();
        for (var edit = 0; edit < Edits; edit++)
        {
            Edited(edit);
        }

        Measured.Say($"one sentence changed in a story of {pages} pages, to a new display list", Measured.Median(lists), "ms", "(wanted: 15 or less)");
        Measured.Say("  and to the page as PNG at 96 ppi", Measured.Median(pictures), "ms", "(wanted: 60 or less)");

        void Edited(int edit)
        {
            var at = edit * 7 % original.Count;
            var changed = original[at] with { Spans = [Span.Plain($"Dit is een gewijzigde zin, nummer {edit}. {string.Concat(original[at].Spans.Select(s => s.Text))}", new Culture("nl"))] };
            story = story with { Paragraphs = story.Paragraphs.Select((p, i) => i == at ? changed : p).ToValueList() };
            var begun = Environment.CpuUsage.TotalTime;
            var set = typesetter.Set(plan, [story], new NoPictures(default), stop);
            lists.Add((Environment.CpuUsage.TotalTime - begun).TotalMilliseconds);
            var page = set.Stories.First(s => s.Id == story.Id).Lines.First(l => l.Paragraph == changed.Id).Facts.Page;
            PagePicture.Png(set.Spreads.First(s => s.Pages.Contains(page)), document, PixelsPerPoint, page, stop);
            pictures.Add((Environment.CpuUsage.TotalTime - begun).TotalMilliseconds);
        }
    }
}
