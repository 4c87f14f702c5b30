using System.Diagnostics;
using System.Globalization;
using StadKust.Content;
using StadKust.Magazine.Editions;
using StadKust.Magazine.House;
using StadKust.Magazine.PressRoom;
using StadKust.Magazine.Stories;
using StadKust.Pdf;
using StadKust.Typesetting;

namespace StadKust.Magazine.Trials;

/// <summary>Sets one text file over as many pages as it takes, each with the same master.</summary>
public static class TrialSetting
{
    /// <summary>Languages the typesetter can hyphenate.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["nl", "de", "en"];

    private static readonly Condition Condition = new("FOGRA28", true, "FOGRA28L_LWC_300.icc", 300, "", false);

    /// <param name="text">Contents of the file.</param>
    /// <param name="file">Its name: <c>.md</c> is Markdown, all others plain text.</param>
    /// <param name="master">A master with a frame <c>story</c> that is made for both sides.</param>
    public static TrialResult Set(HouseStyle house, string text, string file, string language, string master, IProgress<Progress>? progress, CancellationToken stop)
    {
        var faults = Faults(house, text, file, language, master).ToList();
        if (faults.Count > 0)
        {
            return new TrialResult(default, 0, 0, 0, null, faults, new Dictionary<string, double>());
        }

        var begun = Stopwatch.GetTimestamp();
        var times = new Dictionary<string, double>();
        var culture = new PrintCulture(language);
        var name = Path.GetFileNameWithoutExtension(file);
        var isMarkdown = Path.GetExtension(file).Equals(".md", StringComparison.OrdinalIgnoreCase);
        var story = Dress.In(isMarkdown ? MarkdownToStory.Read(text, culture, name) : MarkdownToStory.ReadPlain(text, culture, name), house);
        if (story.Paragraphs.Count == 0)
        {
            return new TrialResult(default, 0, 0, 0, null, [NoText(file)], times);
        }

        Lap("reading");
        var layout = house.LayoutFor(new MasterName(master));
        var result = SetAll(house, layout, story, master, progress, stop);
        Lap("setting");
        progress?.Report(new Progress("pdf", 0.7));
        var (profile, condition, fault) = PrintProfile.Read(Condition, house);
        if (fault is not null || condition is null)
        {
            return new TrialResult(default, 0, 0, 0, null, [fault!.In(ContentCulture.English)], times);
        }

        using var bytes = new MemoryStream();
        try
        {
            PrintPdf.Write(
                bytes,
                new PrintDocument(
                    result.Spreads, layout.Format, layout.Fonts, layout.Palette, condition, new NoPictures(profile),
                    new PdfTitle(name, culture, "StadKust", DateTimeOffset.UnixEpoch)),
                stop);
        }
        catch (Exception refused) when (refused is ArgumentException or InvalidDataException)
        {
            // A character that no face has, a control code: the writer refuses what the press could not print.
            var missing = result.Facts.Where(f => f.Code == "missing-glyph").Select(f => new Finding(Severity.Error, f.Code, f.Page is { } p ? $"page {p.Value + 1}" : file, f.Text));
            return new TrialResult(default, 0, 0, 0, null, [.. missing, new Finding(Severity.Error, "cannot-print", file, refused.Message, "Take the character out of the text.")], times);
        }

        Lap("pdf");
        var rest = result.Stories.Where(s => s.Id == story.Id).SelectMany(s => s.Rest).Sum(r => r.Source.Count);
        var metrics = SettingMetrics.Of(result.Stories.Where(s => s.Id == story.Id));
        var findings = result.Facts.Where(f => f.Code != "overset")
            .Select(f => new Finding(f.Code == "missing-glyph" ? Severity.Error : Severity.Warning, f.Code, f.Page is { } p ? $"page {p.Value + 1}" : file, f.Text))
            .ToList();
        if (rest > 0)
        {
            findings.Add(new Finding(Severity.Error, "overset", file, $"{rest} characters found no room.", "Use a master with a larger frame."));
        }

        return new TrialResult(
            bytes.GetBuffer().AsMemory(0, (int)bytes.Length), result.Spreads.Sum(s => s.Pages.Count), story.Paragraphs.Sum(p => p.Characters), rest, metrics, findings, times)
        {
            Spreads = result.Spreads,
        };

        void Lap(string stage)
        {
            times[stage] = Math.Round(Stopwatch.GetElapsedTime(begun).TotalMilliseconds, 1);
            begun = Stopwatch.GetTimestamp();
        }
    }

    // How many pages a text takes is known when it is set: the first guess is generous, and doubled when it was not.
    private static SetResult SetAll(HouseStyle house, Layout layout, Story story, string master, IProgress<Progress>? progress, CancellationToken stop)
    {
        var area = layout.Master(new MasterName(master))!.Frames.First(f => f.Name.Name == "story");
        var style = layout.Paragraph(story.Paragraphs[^1].Style)!;
        var size = style.Text.Size!.Value;

        // Half an em a character is wider than any text face sets; a third more for headings and short lines.
        var perPage = area.Shape.Bounds.Width.Points / (size.Points * 0.5) * (area.Shape.Bounds.Height.Points / style.Leading.Points);
        var pages = Math.Max(2, (int)((story.Paragraphs.Sum(p => p.Characters) / perPage * 1.4) + (story.Paragraphs.Count / 100.0)) + 2);
        using var typesetter = new Typesetter(layout);
        for (var round = 0; ; round++)
        {
            progress?.Report(new Progress("setting", 0.2));
            var result = typesetter.Set(Plan(house, story, master, pages), [story], new NoPictures(default), stop);
            var set = result.Stories.First(s => s.Id == story.Id);
            if (set.Rest.Count == 0 || round == 6)
            {
                return Used(result, set);
            }

            pages *= 2;
        }
    }

    private static ValueList<PlannedSpread> Plan(HouseStyle house, Story story, string master, int pages)
    {
        var spreads = new List<PlannedSpread>();
        for (var number = 1; number <= pages;)
        {
            var first = Page(number);
            if (number % 2 == 0 && number + 1 <= pages)
            {
                spreads.Add(new PlannedSpread([first, Page(number + 1)], null, []));
                number += 2;
            }
            else
            {
                spreads.Add(new PlannedSpread([first], null, []) { StartsLeft = number % 2 == 0 });
                number++;
            }
        }

        return spreads.ToValueList();

        PlannedPage Page(int number)
        {
            var name = new MasterName(number % 2 == 0 ? master + "/left" : master);
            var folio = number.ToString(CultureInfo.InvariantCulture);
            var furniture = house.DressingsOf(name).Where(d => d is { Text: not null, Style: not null }).Select(d => new TextPlacement(
                d.Frame,
                new Story(
                    new StoryId($"p{number}/{d.Frame}"), SnapshotRef.File(story.Language, ""), story.Language,
                    [new Paragraph(
                        new ParagraphId($"p{number}/{d.Frame}"), d.Style!.Value,
                        [Span.Plain(d.Text!.Replace("{folio}", folio, StringComparison.Ordinal), story.Language)], Fit.Fixed)],
                    []),
                Furniture: true));
            return new PlannedPage(new PageIndex(number - 1), folio, name, [new StoryPlacement(new FrameName("story"), story.Id), .. furniture]);
        }
    }

    // Pages behind the end of the story fall away, whole spreads first, then the right page of the last.
    private static SetResult Used(SetResult result, SetStory story)
    {
        var last = story.Lines.Count == 0 ? 0 : story.Lines.Max(l => l.Facts.Page.Value);
        return result with { Spreads = result.Spreads.Where(s => s.Pages[0].Value <= last).ToValueList() };
    }

    private static IEnumerable<Finding> Faults(HouseStyle house, string text, string file, string language, string master)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            yield return NoText(file);
        }

        if (!Languages.Contains(language))
        {
            yield return new Finding(Severity.Error, "unknown-language", "--language", $"There are no hyphenation patterns for '{language}'.", $"One of: {string.Join(", ", Languages)}.");
        }

        if (!house.StoryMasters.Contains(master, StringComparer.Ordinal))
        {
            yield return new Finding(
                Severity.Error, "unknown-master", "--master", $"There is no master '{master}' for stories of any length.", $"One of: {string.Join(", ", house.StoryMasters)}.");
        }
    }

    private static Finding NoText(string file) => new(Severity.Error, "no-text", file, $"{file} has no text that could be set.", "Write a paragraph into it.");
}

/// <summary>A text file as set.</summary>
/// <param name="Pdf">Empty when it could not be set.</param>
/// <param name="Characters">Of the story.</param>
/// <param name="Overset">Characters without room.</param>
public sealed record TrialResult(
    ReadOnlyMemory<byte> Pdf, int Pages, int Characters, int Overset, SettingMetrics? Quality, IReadOnlyList<Finding> Findings,
    IReadOnlyDictionary<string, double> Milliseconds)
{
    public bool IsSet => Pdf.Length > 0;

    /// <summary>The pages as set.</summary>
    public ValueList<SetSpread> Spreads { get; init; } = [];
}
