using System.Globalization;
using StadKust.Content;
using StadKust.Magazine.Editions;
using StadKust.Magazine.House;
using StadKust.Magazine.PressRoom;
using StadKust.Pdf;
using StadKust.Preview;
using StadKust.Typesetting;

namespace StadKust.Magazine.Trials;

/// <summary>Four pages that show what the composing room can do, in one language: good enough to hang on the wall.</summary>
public static class Specimen
{
    // 144 ppi: the smallest note can be read on a screen.
    private const double PixelsPerPoint = 2;

    private static readonly Condition Condition = new("FOGRA28", true, "FOGRA28L_LWC_300.icc", 300, "", false);

    /// <param name="notes">Also draw grid, loose lines and all else that a page notes about itself.</param>
    public static SpecimenResult Set(HouseStyle house, string language, bool notes, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(house);
        var culture = new PrintCulture(language);
        var file = YamlFile.Read(Path.Combine(house.Folder, "specimen.yaml"), "print/specimen.yaml");
        var pages = SpecimenFile.Read(file, house, culture);
        var (profile, condition, fault) = PrintProfile.Read(Condition, house);
        if (pages.Count == 0 || file.Findings.Count > 0 || condition is null)
        {
            Finding[] missing = pages.Count == 0 && file.Findings.Count == 0
                ? [new Finding(Severity.Error, "no-specimen", "print/specimen.yaml", $"There are no pages in '{language}'.")]
                : [];
            return new SpecimenResult(default, [], [.. file.Findings, .. missing, .. fault is null ? Array.Empty<Finding>() : [fault.In(ContentCulture.English)]], []);
        }

        using var typesetter = new Typesetter(house.Layout);
        var ports = new NoPictures(profile);
        var result = typesetter.Set(Plan(house, pages, culture), StoriesOf(pages), ports, stop);
        using var bytes = new MemoryStream();
        PrintPdf.Write(
            bytes,
            new PrintDocument(
                result.Spreads, house.Layout.Format, house.Layout.Fonts, house.Layout.Palette, condition, ports,
                new PdfTitle($"Specimen {language}", culture, "StadKust", DateTimeOffset.UnixEpoch)),
            stop);
        var seen = PageNote.Of(result);
        var document = new PreviewDocument(house.Layout.Format, house.Layout.Fonts, house.Layout.Palette, ports)
        {
            Overlay = notes ? new Overlay(true, true, []) { Notes = seen.ToValueList() } : null,
        };
        var pictures = result.Spreads.SelectMany(s => s.Pages.Select(p => PagePicture.Png(s, document, PixelsPerPoint, p, stop))).ToList();
        var findings = result.Facts.Select(f => new Finding(
            f.Code is "overset" or "missing-glyph" ? Severity.Error : Severity.Warning, f.Code, f.Page is { } p ? $"page {p.Value + 1}" : f.From?.What ?? "", f.Text));
        var told = result.Spreads.SelectMany(s => s.Pages).Select(p => PageNote.Write(p, result, seen));
        return new SpecimenResult(bytes.ToArray(), pictures, [.. findings], [.. told]);
    }

    private static ValueList<PlannedSpread> Plan(HouseStyle house, IReadOnlyList<SpecimenFile.Page> pages, PrintCulture language)
    {
        var spreads = new List<PlannedSpread>();
        for (var i = 0; i < pages.Count; i++)
        {
            var isLeft = i % 2 == 1;
            var page = Page(house, pages[i], i, language);
            if (isLeft && i + 1 < pages.Count)
            {
                spreads.Add(new PlannedSpread([page, Page(house, pages[++i], i, language)], null, []));
            }
            else
            {
                spreads.Add(new PlannedSpread([page], null, []) { StartsLeft = isLeft });
            }
        }

        return spreads.ToValueList();
    }

    private static PlannedPage Page(HouseStyle house, SpecimenFile.Page page, int index, PrintCulture language)
    {
        var folio = (index + 1).ToString(CultureInfo.InvariantCulture);
        var placements = new List<Placement>();
        foreach (var dressing in house.DressingsOf(page.Master))
        {
            if (dressing.Fill is { } colour)
            {
                placements.Add(new FillPlacement(dressing.Frame, colour, dressing.Tint));
            }

            if (dressing is { Text: { } text, Style: { } style })
            {
                var id = $"specimen-{folio}/{dressing.Frame}";
                var said = new Paragraph(new ParagraphId(id), style, [Span.Plain(text.Replace("{folio}", folio, StringComparison.Ordinal), language)], Fit.Fixed);
                placements.Add(new TextPlacement(dressing.Frame, new Story(new StoryId(id), SnapshotRef.File(language, ""), language, [said], []), Furniture: true));
            }
        }

        placements.AddRange(page.Frames.Select(f => new StoryPlacement(f.Frame, f.Story.Id)));
        return new PlannedPage(new PageIndex(index), index == 0 ? "" : folio, page.Master, placements.ToValueList());
    }

    private static ValueList<Story> StoriesOf(IReadOnlyList<SpecimenFile.Page> pages) => pages.SelectMany(p => p.Frames).Select(f => f.Story).ToValueList();
}

/// <param name="Pdf">Empty when there were faults.</param>
/// <param name="Pictures">PNG, one a page.</param>
/// <param name="Notes">What each page notes about itself, in words.</param>
public sealed record SpecimenResult(ReadOnlyMemory<byte> Pdf, IReadOnlyList<byte[]> Pictures, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Notes)
{
    public bool IsSet => Pdf.Length > 0;
}
