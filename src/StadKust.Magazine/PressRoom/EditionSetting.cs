using System.Diagnostics;
using StadKust.Content;
using StadKust.Magazine.Editions;
using StadKust.Magazine.House;
using StadKust.Pdf;
using StadKust.Preview;
using StadKust.Typesetting;

namespace StadKust.Magazine.PressRoom;

/// <summary>From flatplan and content to pages and print file. Equal content gives equal bytes.</summary>
internal sealed class EditionSetting(HouseStyle house, IMediaFiles files, Media.Renditions renditions, Uri? site = null)
{
    /// <summary>Picture size: 1.5 gives 108 ppi, enough to read the body text on a screen.</summary>
    private const double PixelsPerPoint = 1.5;

    /// <param name="version">Number in the file name.</param>
    public SetEdition Set(Edition edition, ContentSet set, int version, SettingParts parts, IProgress<Progress>? progress, CancellationToken stop)
    {
        var times = new Dictionary<string, double>();
        var findings = new List<PressFinding>();
        var (profile, condition, fault) = PrintProfile.Read(edition.Condition, house);
        progress?.Report(new Progress("flatplan", 0.05));
        var made = Timed("makeUp", () => MakeUp.Of(edition, house, set));
        findings.AddRange(made.Findings);
        if (fault is not null || condition is null)
        {
            findings.Add(fault!);
            return Unset(edition, version, findings, made, times);
        }

        var ports = new PressPictures(set, files, renditions, condition.Icc, profile, made.Adverts, made.Drawings, condition.InkLimit);
        progress?.Report(new Progress("setting", 0.15));
        using var typesetter = new Typesetter(house.Layout);
        var result = Timed("setting", () => typesetter.Set(made.Plan, made.Stories, ports, stop));
        var counts = StoryCount.Of(result, [.. made.Stories, .. Texts(made.Plan)], made.Names);
        var metrics = SettingMetrics.Of(result.Stories, new PrintCulture(edition.Culture.Code));
        findings.AddRange(FactFindings.Of(result, counts, metrics, new PrintCulture(edition.Culture.Code), made.Names, $"{edition.Number}"));
        if (!condition.Confirmed)
        {
            findings.Add(PressWords.Say("not-confirmed", $"{edition.Number} / {condition.Identifier}", null, condition.Identifier));
        }

        stop.ThrowIfCancellationRequested();
        progress?.Report(new Progress("pdf", 0.4));
        var pdf = Timed("pdf", () => Write(edition, result, condition, ports, findings, stop));
        progress?.Report(new Progress("web", 0.45));
        var web = Timed("web", () => WriteWeb(edition, result, ports, findings, stop));
        var singles = pdf.Length > 0 && parts.HasFlag(SettingParts.SinglePages)
            ? Timed("singlePages", () => WriteSingles(edition, version, result, condition, ports, findings, stop))
            : [];
        progress?.Report(new Progress("preflight", 0.45));
        var check = pdf.Length > 0 ? Timed("preflight", () => SavedBytes.Check(pdf, FileNames.Body(edition.Number, version), condition, stop)) : null;

        var pages = new List<byte[]>();
        var inks = new List<byte[]>();
        byte[] share = [];
        ReadOnlyMemory<byte> proof = default;
        if (parts.HasFlag(SettingParts.Pictures))
        {
            Timed("pictures", () =>
            {
                Draw(edition, result, ports, pages, inks, progress, stop);
                share = Share(result, ports, stop);
                proof = pdf.Length > 0 ? WriteProof(edition, result, condition, ports, stop) : default;
                return 0;
            });
        }

        progress?.Report(new Progress("report", 1));
        var report = Report(edition, version, result, pdf, singles, pages.Count > 0, counts, metrics, findings, times);
        return new SetEdition(edition, result, pdf, pages, report with { Preflight = check is null ? null : SavedBytes.Summary(check, edition.Number), WebFile = web.Length > 0 ? FileNames.Web(edition.Number) : "", WebBytes = web.Length, ProofFile = proof.Length > 0 ? FileNames.Proof(edition.Number, version) : "" }, made.Items)
        {
            Web = web,
            Inks = inks,
            Share = share,
            Proof = proof,
            SinglePages = singles,
            Check = check,
        };

        T Timed<T>(string stage, Func<T> work)
        {
            var begun = Stopwatch.GetTimestamp();
            var done = work();
            times[stage] = Math.Round(Stopwatch.GetElapsedTime(begun).TotalMilliseconds, 1);
            return done;
        }
    }

    private static IEnumerable<Story> Texts(ValueList<PlannedSpread> plan) =>
        plan.SelectMany(s => s.Placements.Concat(s.Pages.SelectMany(p => p.Placements))).OfType<TextPlacement>().Select(p => p.Text);

    // What the writer refuses (ink above the limit, a damaged picture) is something a person can put right.
    private ReadOnlyMemory<byte> Write(
        Edition edition, SetResult result, PrintCondition condition, PressPictures ports, List<PressFinding> findings, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        try
        {
            PrintPdf.Write(bytes, Document(edition, result, condition, ports), stop);
            return bytes.ToArray();
        }
        catch (Exception refused) when (refused is ArgumentException or InvalidDataException)
        {
            findings.Add(PressWords.Say("cannot-print", $"{edition.Number}", null, refused.Message));
            return default;
        }
    }

    // The same pages for everyone: what keeps them from being read aloud is something an editor can put right.
    private ReadOnlyMemory<byte> WriteWeb(Edition edition, SetResult result, PressPictures ports, List<PressFinding> findings, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        try
        {
            var report = WebPdf.Write(
                bytes,
                new WebDocument(result.Spreads, house.Layout.Format, house.Layout.Fonts, house.Layout.Palette, ports, Title(edition), site),
                stop);
            findings.AddRange(report.Unreadable.Select(u => PressWords.Say("low-contrast", $"{edition.Number} / {u.Where}", null, u.Text, u.Contrast)));
            findings.AddRange(SavedBytes.Twin(bytes.ToArray(), FileNames.Web(edition.Number), edition.Number, stop));
            return bytes.ToArray();
        }
        catch (Exception refused) when (refused is ArgumentException or InvalidDataException)
        {
            findings.Add(PressWords.Say("cannot-tag", $"{edition.Number}", null, refused.Message));
            return default;
        }
    }

    // The pages of the file that was just written, one by one: a correction replaces one of them. Their ink is that of the whole file.
    private List<byte[]> WriteSingles(
        Edition edition, int version, SetResult result, PrintCondition condition, PressPictures ports, List<PressFinding> findings, CancellationToken stop)
    {
        var document = Document(edition, result, condition, ports);
        var files = new List<byte[]>();
        foreach (var page in result.Spreads.SelectMany(s => s.Pages))
        {
            using var bytes = new MemoryStream();
            PrintPdf.Write(bytes, document, [page], stop);
            var file = bytes.ToArray();
            findings.AddRange(SavedBytes.SinglePage(file, FileNames.Page(edition.Number, page.Value + 1, version), condition, edition.Number, page.Value + 1, stop));
            files.Add(file);
        }

        return files;
    }

    private PrintDocument Document(Edition edition, SetResult result, PrintCondition condition, PressPictures ports) =>
        new(result.Spreads, house.Layout.Format, house.Layout.Fonts, house.Layout.Palette, condition, ports, Title(edition));

    // What the press file takes, the proof takes too.
    private ReadOnlyMemory<byte> WriteProof(Edition edition, SetResult result, PrintCondition condition, PressPictures ports, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        var watermark = edition.Culture.Code switch { "de" => "KORREKTUR", "en" => "PROOF", _ => "PROEF" };
        ProofPdf.Write(
            bytes,
            Document(edition, result, condition, ports),
            new ProofLook(watermark, Marks: true),
            stop);
        return bytes.ToArray();
    }

    private static PdfTitle Title(Edition edition) => new($"{edition.Title}, {edition.Season}", new PrintCulture(edition.Culture.Code), "StadKust", edition.Made);

    private void Draw(Edition edition, SetResult result, PressPictures ports, List<byte[]> pages, List<byte[]> inks, IProgress<Progress>? progress, CancellationToken stop)
    {
        var document = Screen(ports);
        foreach (var spread in result.Spreads)
        {
            foreach (var page in spread.Pages)
            {
                progress?.Report(new Progress($"page {page.Value + 1}", 0.5 + (0.5 * pages.Count / edition.PageCount)));
                pages.Add(PagePicture.Png(spread, document, PixelsPerPoint, page, stop));
                inks.Add(PageInks.Of(spread, document with { Area = PictureArea.Bleed }, PixelsPerPoint, page, stop).ToBytes());
            }
        }
    }

    private PreviewDocument Screen(PressPictures ports) =>
        new(house.Layout.Format, house.Layout.Fonts, house.Layout.Palette, ports)
        {
            Inks = ports,
            Supplied = ports,
            Proof = ports.HasSupplied ? new SoftProof(ports.PressProfile, paper: false) : null,
        };

    /// <summary>The cover and the two pages after it, on the lightest colour of the palette that is not paper.</summary>
    private byte[] Share(SetResult result, PressPictures ports, CancellationToken stop)
    {
        var shown = result.Spreads.SelectMany(s => s.Pages.Select(p => (s, p))).Take(3).ToList();
        var ground = house.Layout.Palette.Swatches.Where(s => s.Role == SwatchRole.Colour).MaxBy(s => s.Screen.R + s.Screen.G + s.Screen.B)?.Screen ?? new Rgb(255, 255, 255);
        return shown.Count == 0 ? [] : SharePicture.Jpeg(shown, Screen(ports), ground, stop);
    }

    private static EditionReport Report(
        Edition edition, int version, SetResult result, ReadOnlyMemory<byte> pdf, List<byte[]> singles, bool hasPictures, IReadOnlyList<StoryCount> counts,
        SettingMetrics? metrics, IReadOnlyList<PressFinding> findings, Dictionary<string, double> times)
    {
        var folios = result.Spreads.SelectMany(s => s.Pages.Zip(s.Folios)).ToDictionary(p => p.First.Value + 1, p => p.Second);
        var notes = PageNote.Of(result).ToLookup(n => n.Page.Value + 1);
        var pages = edition.Leaves.SelectMany(l => l.Pages.Select(n => new PageReport(
            n, folios.GetValueOrDefault(n, ""), l.Master.Name, l.Section, hasPictures ? FileNames.Picture(n) : "",
            findings.Count(f => f.Page == n && f.Severity == Severity.Error), findings.Count(f => f.Page == n && f.Severity == Severity.Warning))
        {
            Quality = SettingMetrics.Of(LinesOf(result, n), new PrintCulture(edition.Culture.Code)),
            Notes = [.. notes[n].Select(o => $"{o.Kind}  {o.Area}  {o.Text}")],
            File = n <= singles.Count ? FileNames.Page(edition.Number, n, version) : "",
            Sha256 = n <= singles.Count ? Hash.Of(singles[n - 1]).Hex : "",
            Bytes = n <= singles.Count ? singles[n - 1].Length : 0,
        }));
        return new EditionReport(
            edition.Number, edition.Title, edition.Season, edition.Culture.Code, edition.Run, pdf.Length > 0 ? FileNames.Body(edition.Number, version) : "", version,
            pdf.Length > 0 ? Hash.Of(pdf.Span).Hex : "", pdf.Length, PressCondition.Of(edition.Condition), [.. pages], counts, counts.Sum(c => c.Overset),
            [.. findings.OrderByDescending(f => f.Severity)], metrics, times);
    }

    private static IEnumerable<SetStory> LinesOf(SetResult result, int page) => result.Stories
        .Select(s => s with { Lines = s.Lines.Where(l => l.Facts.Page.Value + 1 == page).ToValueList(), Rest = [] })
        .Where(s => s.Lines.Count > 0);

    private static SetEdition Unset(Edition edition, int version, List<PressFinding> findings, MadeUp made, Dictionary<string, double> times) => new(
        edition, null, default, [],
        new EditionReport(
            edition.Number, edition.Title, edition.Season, edition.Culture.Code, edition.Run, "", version, "", 0, PressCondition.Of(edition.Condition), [], [], 0,
            findings, null, times),
        made.Items);
}
