using StadKust.Typesetting;

namespace StadKust.Pdf.Tagging;

/// <summary>Roles as the standard structure types of PDF 1.7.</summary>
/// <remarks>Source: ISO 32000-1, 14.8.4. What PDF 2.0 calls Aside is a section here: Note is for footnotes.</remarks>
internal static class ElementTypes
{
    public static string Of(Role role) => role switch
    {
        Role.Document => "Document",
        Role.Part => "Part",
        Role.Article => "Art",
        Role.Section or Role.Aside => "Sect",
        Role.H1 => "H1",
        Role.H2 => "H2",
        Role.H3 => "H3",
        Role.H4 => "H4",
        Role.H5 => "H5",
        Role.H6 => "H6",
        Role.Quotation => "BlockQuote",
        Role.Caption => "Caption",
        Role.Figure => "Figure",
        Role.List => "L",
        Role.ListItem => "LI",
        Role.Table => "Table",
        Role.TableRow => "TR",
        Role.TableHead => "TH",
        Role.TableCell => "TD",
        Role.Link => "Link",
        Role.Span => "Span",
        Role.Contents => "TOC",
        Role.ContentsItem => "TOCI",
        Role.Label => "Lbl",
        _ => "P",
    };

    public static bool IsHeading(Role role) => role is >= Role.H1 and <= Role.H6;

    /// <summary>Holds other elements and no text of its own.</summary>
    public static bool IsGrouping(Role role) => role is
        Role.Document or Role.Part or Role.Article or Role.Section or Role.Aside or Role.Quotation or Role.Caption
        or Role.List or Role.Table or Role.TableRow or Role.Contents or Role.ContentsItem;
}
