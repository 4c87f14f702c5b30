using StadKust.Typesetting;

namespace StadKust.Pdf.Supplied;

/// <summary>One page of a supplied file, opened and looked at. Without a fault it can be copied.</summary>
internal sealed class SuppliedPage
{
    // Page trees of real files are three deep; boxes are inherited along them.
    private const int DeepestTree = 32;
    private static readonly string[] Process = ["Cyan", "Magenta", "Yellow", "Black", "All", "None"];

    private SuppliedPage(SuppliedFile seen)
    {
        Seen = seen;
    }

    public SuppliedFile Seen { get; }

    public ForeignPdf File { get; private init; } = null!;

    public ForeignDictionary Page { get; private init; } = null!;

    public ForeignDictionary Resources { get; private init; } = new([]);

    public PageBoxes Boxes { get; private init; } = null!;

    public static SuppliedPage Open(ReadOnlyMemory<byte> bytes, int page)
    {
        var (pages, version) = (0, "");
        try
        {
            var file = new ForeignPdf(bytes);
            version = file.Version;
            if (file.Trailer["Encrypt"] is not null)
            {
                return Refused(SuppliedFault.Encrypted, "The file is encrypted.");
            }

            var catalog = file.Dictionary(file.Trailer["Root"]) ?? throw new DamagedPdfException("The file has no catalog.");
            version = (file.Resolve(catalog["Version"]) as ForeignName)?.Name ?? version;
            var kids = new List<(ForeignDictionary Page, ForeignDictionary[] Above)>();
            Collect(file, file.Dictionary(catalog["Pages"]) ?? throw new DamagedPdfException("The file has no pages."), [], kids, DeepestTree);
            pages = kids.Count;
            if (Document(file, catalog, version) is { } fault)
            {
                return Refused(fault.Fault, fault.Detail);
            }

            if (page < 0 || page >= kids.Count)
            {
                return Refused(SuppliedFault.NoSuchPage, $"The file has {kids.Count} pages.");
            }

            return Of(file, kids[page].Page, kids[page].Above, pages, version);
        }
        catch (DamagedPdfException damage)
        {
            return Refused(SuppliedFault.Damaged, damage.Message);
        }

        SuppliedPage Refused(SuppliedFault fault, string detail) => new(new SuppliedFile(fault, detail, pages, version, default, default, default, []));
    }

    private static SuppliedPage Of(ForeignPdf file, ForeignDictionary page, ForeignDictionary[] above, int pages, string version)
    {
        ForeignValue? Inherited(string key) => file.Resolve(page[key]) ?? above.Reverse().Select(a => file.Resolve(a[key])).FirstOrDefault(v => v is not null);
        var boxes = PageBoxes.Of(file, page, Inherited);
        var resources = Inherited("Resources") as ForeignDictionary ?? new ForeignDictionary([]);
        var look = new ForeignLook(file);
        look.Page(page, resources);
        var found = PageFault(file, page, boxes) ?? look.Fault;
        var seen = new SuppliedFile(
            found?.Fault, found?.Detail ?? "", pages, version, boxes.Shown(boxes.Trim), boxes.Beyond(boxes.Bleed), boxes.Shown(boxes.Media),
            [.. look.Separations.Except(Process, StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        return new SuppliedPage(seen) { File = file, Page = page, Resources = resources, Boxes = boxes };
    }

    private static (SuppliedFault Fault, string Detail)? Document(ForeignPdf file, ForeignDictionary catalog, string version)
    {
        if (version.StartsWith('2'))
        {
            return (SuppliedFault.TooNew, $"The file is PDF {version}.");
        }

        if (catalog["OpenAction"] is not null || catalog["AA"] is not null || file.Dictionary(catalog["Names"])?["JavaScript"] is not null)
        {
            return (SuppliedFault.Scripted, "The file does something when it is opened.");
        }

        if (file.Dictionary(catalog["AcroForm"]) is { } form && (form["XFA"] is not null || file.Resolve(form["Fields"]) is ForeignArray { Items.Count: > 0 }))
        {
            return (SuppliedFault.Scripted, "The file has form fields.");
        }

        return file.Dictionary(catalog["OCProperties"]) is not null ? (SuppliedFault.Layered, "The file has layers.") : null;
    }

    private static (SuppliedFault Fault, string Detail)? PageFault(ForeignPdf file, ForeignDictionary page, PageBoxes boxes)
    {
        if (boxes.Fault is { } fault)
        {
            return (SuppliedFault.NoTrim, fault);
        }

        if (file.Resolve(page["UserUnit"]) is ForeignRaw { Number: not 1 } unit)
        {
            return (SuppliedFault.Scaled, $"The page counts in units of {unit.Text}/72 inch.");
        }

        if (page["AA"] is not null)
        {
            return (SuppliedFault.Scripted, "The page does something when it is opened.");
        }

        foreach (var note in (file.Resolve(page["Annots"]) as ForeignArray)?.Items ?? [])
        {
            if (file.Dictionary(note) is { } dictionary && (file.Resolve(dictionary["Subtype"]) as ForeignName)?.Name is var kind and not ("Link" or "PrinterMark" or "TrapNet" or "Popup"))
            {
                return (SuppliedFault.Annotated, $"The page has an annotation of kind {kind}.");
            }
        }

        return null;
    }

    private static void Collect(
        ForeignPdf file, ForeignDictionary node, ForeignDictionary[] above, List<(ForeignDictionary Page, ForeignDictionary[] Above)> to, int depth)
    {
        if (depth == 0 || to.Count > 10_000)
        {
            throw new DamagedPdfException("The page tree has no end.");
        }

        if (file.Resolve(node["Kids"]) is not ForeignArray kids)
        {
            to.Add((node, above));
            return;
        }

        foreach (var kid in kids.Items)
        {
            Collect(file, file.Dictionary(kid) ?? throw new DamagedPdfException("The page tree names a page that is not there."), [.. above, node], to, depth - 1);
        }
    }
}
