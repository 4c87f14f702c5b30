using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Rules.Web;

/// <summary>An element of the structure: what it is called, what that means by the role map, and what lies in it.</summary>
internal sealed record StructureElement(PdfDict Dict, string Written, string Type, StructureElement? Parent, List<StructureElement> Children)
{
    /// <summary>Numbers of marked content that belong to it, with the page they lie on.</summary>
    public List<(PdfDict? Page, int Mcid)> Marks { get; } = [];

    /// <summary>Annotations that belong to it.</summary>
    public List<PdfDict> Annotations { get; } = [];

    public bool Has(string key) => !string.IsNullOrWhiteSpace(Dict.Text(key));

    public override string ToString() => $"{Type} ({Dict})";
}

/// <summary>The structure of a tagged file, in reading order. Source: ISO 32000-1, 14.7 and 14.8.</summary>
internal sealed class StructureTree
{
    private static readonly HashSet<string> Standard =
    [
        "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl",
        "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT",
        "WP", "Figure", "Formula", "Form",
    ];

    private readonly PdfFile file;
    private readonly PdfDict roles;
    private readonly HashSet<PdfDict> seen = new(ReferenceEqualityComparer.Instance);

    public StructureTree(PdfFile file)
    {
        this.file = file;
        var root = file.Catalog.Dict("StructTreeRoot");
        roles = root.Dict("RoleMap");
        Kids(root["K"], null, null, 0);
    }

    /// <summary>All elements in reading order.</summary>
    public List<StructureElement> All { get; } = [];

    public static bool IsStandard(string type) => Standard.Contains(type);

    private string Mapped(string type)
    {
        for (var i = 0; i < 8 && !Standard.Contains(type) && roles.Name(type) is { } next; i++)
        {
            type = next;
        }

        return type;
    }

    private void Kids(PdfValue kids, StructureElement? parent, PdfDict? page, int depth)
    {
        if (depth > file.Limits.Nesting)
        {
            return;
        }

        foreach (var kid in kids is PdfArray array ? array.Values : [kids])
        {
            switch (kid)
            {
                case PdfNumber mcid:
                    parent?.Marks.Add((page, (int)mcid.Value));
                    break;
                case PdfDict dict when dict.Name("Type") == "MCR":
                    parent?.Marks.Add((dict.Find("Pg") ?? page, dict.Integer("MCID") ?? -1));
                    break;
                case PdfDict dict when dict.Name("Type") == "OBJR":
                    if (dict.Find("Obj") is { } annotation)
                    {
                        parent?.Annotations.Add(annotation);
                    }

                    break;
                case PdfDict dict when dict.Name("S") is { } written && seen.Add(dict) && All.Count < file.Limits.Objects:
                    var element = new StructureElement(dict, written, Mapped(written), parent, []);
                    All.Add(element);
                    parent?.Children.Add(element);
                    Kids(dict["K"], element, dict.Find("Pg") ?? page, depth + 1);
                    break;
                default:
                    break;
            }
        }
    }
}
