using System.Globalization;
using StadKust.Preflight.Drawing;
using StadKust.Preflight.Fonts;
using StadKust.Preflight.Plates;
using StadKust.Preflight.Profiles;
using StadKust.Preflight.Reading;
using StadKust.Preflight.Rules.Web;

namespace StadKust.Preflight.Rules;

/// <summary>A file on the table: what the rules look at, each part made when the first rule asks for it.</summary>
internal sealed class Subject(PdfFile file, Profile profile, string name)
{
    private readonly ResourceBook book = new(file);
    private IReadOnlyList<PdfPage>? pages;
    private IReadOnlyList<PageFacts>? facts;
    private List<PdfDict>? dictionaries;
    private List<PdfStream>? streams;
    private List<PdfArray>? arrays;
    private XmpPacket? xmp;
    private StructureTree? structure;
    private IReadOnlyList<PageInk>? ink;

    public PdfFile File => file;

    public Profile Profile => profile;

    /// <summary>Name of the file, without folder; empty when the bytes came without one.</summary>
    public string Name => name;

    public Limits Limits => file.Limits;

    public PdfDict Catalog => file.Catalog;

    public PdfDict Info => file.Trailer.Dict("Info");

    public IReadOnlyList<PdfPage> Pages => pages ??= PageTree.Pages(file);

    /// <summary>The pages as drawn.</summary>
    public IReadOnlyList<PageFacts> Drawn => facts ??= [.. Pages.Select(p => PageRun.Run(p, book))];

    /// <summary>Fonts that pages use.</summary>
    public IReadOnlyList<PdfFont> Fonts => [.. Drawn.SelectMany(p => p.Fonts).Distinct()];

    public XmpPacket Xmp => xmp ??= XmpPacket.Read(Catalog.Stream("Metadata"), Limits);

    /// <summary>Tags of the file; without elements when it has none.</summary>
    public StructureTree Structure => structure ??= new StructureTree(file);

    /// <summary>Every dictionary of the file, those of streams and those inside others included.</summary>
    public IReadOnlyList<PdfDict> Dictionaries => Walked().Dictionaries;

    public IReadOnlyList<PdfStream> Streams => Walked().Streams;

    public IReadOnlyList<PdfArray> Arrays => Walked().Arrays;

    /// <summary>Plates of every page; empty when ink is not asked for.</summary>
    public IReadOnlyList<PageInk> Ink => ink ??= MeasuresInk ? PageInk.Measure(Drawn, book, KeepsPictures) : [];

    public bool MeasuresInk { get; init; } = true;

    public WantedCondition? Condition { get; init; }

    /// <summary>In millimetres; null when any size will do.</summary>
    public (double Width, double Height)? WantedTrim { get; init; }

    public bool KeepsPictures { get; init; }

    /// <summary>Things drawn, with their page.</summary>
    public IEnumerable<(PageFacts Page, Drawn Item)> Items => Drawn.SelectMany(p => p.Items.Select(i => (p, i)));

    public IEnumerable<(PdfDict Intent, int Index)> PdfXIntents =>
        Catalog.Array("OutputIntents").Values.OfType<PdfDict>().Select((d, i) => (d, i)).Where(i => i.d.Name("S") == "GTS_PDFX");

    /// <summary>Number with unit, the same in every culture.</summary>
    public static string Say(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {unit}");

    private (List<PdfDict> Dictionaries, List<PdfStream> Streams, List<PdfArray> Arrays) Walked()
    {
        if (dictionaries is not null)
        {
            return (dictionaries, streams!, arrays!);
        }

        (dictionaries, streams, arrays) = ([], [], []);
        Walk(file.Trailer, 0);
        foreach (var number in file.Numbers.ToList())
        {
            Limits.CheckTime();
            Walk(file.Object(number), 0);
        }

        return (dictionaries, streams, arrays);
    }

    private void Walk(PdfValue value, int depth)
    {
        if (depth > Limits.Nesting)
        {
            return;
        }

        switch (value)
        {
            case PdfDict dict:
                dictionaries!.Add(dict);
                foreach (var inner in dict.Entries.Values)
                {
                    Walk(inner, depth + 1);
                }

                break;
            case PdfStream stream:
                streams!.Add(stream);
                Walk(stream.Dict, depth + 1);
                break;
            case PdfArray array:
                arrays!.Add(array);
                foreach (var inner in array.Items)
                {
                    Walk(inner, depth + 1);
                }

                break;
            default:
                break;
        }
    }
}
