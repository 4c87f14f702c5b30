using StadKust.Typesetting;

namespace StadKust.Pdf.Tests.Web;

/// <summary>Pages with a reading order, made by hand.</summary>
internal static class GivenWeb
{
    public static readonly Culture German = new("de");

    public static StructRef Leaf(int number) => new(number);

    public static StructNode Node(Role role, params StructChild[] children) => new(role, Given.Dutch, null, [.. children]);

    /// <summary>A node with one leaf.</summary>
    public static StructNode Node(Role role, int leaf) => Node(role, new StructLeaf(Leaf(leaf)));

    public static StructNode Figure(int leaf, string? alt) => new(Role.Figure, Given.Dutch, alt, [new StructLeaf(Leaf(leaf))]);

    public static StructNode Link(int leaf, string to) => Node(Role.Link, leaf) with { Link = new Uri(to, UriKind.RelativeOrAbsolute) };

    /// <summary>A line of a leaf. The paragraph is the leaf's, and the text its whole source.</summary>
    public static TextMark Line(int leaf, double x, double y, string text, Paint? paint = null, int start = 0, TextFor[]? says = null, int? paragraph = null)
    {
        var mark = Given.Text(x, y, text, paint: paint, says: says);
        return mark with
        {
            Role = Leaf(leaf),
            From = new Origin(new StoryId("story"), new ParagraphId($"{paragraph ?? leaf}"), "body"),
            Run = mark.Run with { Source = text, SourceStart = start },
        };
    }

    public static WebDocument Document(StructNode reading, params SetSpread[] spreads) => new(
        [.. spreads.Select(s => s with { Reading = reading })], Given.Format, Given.Fonts, Given.Palette, new TestRenditions(),
        new PdfTitle("Stad + Kust, voorjaar 2027", Given.Dutch, "StadKust", new DateTimeOffset(2027, 1, 4, 9, 30, 0, TimeSpan.FromHours(1))),
        new Uri("https://www.stadkust.example.org"));

    public static WebDocument Page(StructNode reading, params Mark[] marks) => Document(reading, Given.Spread(marks));

    public static SavedPdf Saved(WebDocument document) => new(Written(document));

    public static byte[] Written(WebDocument document)
    {
        using var stream = new MemoryStream();
        WebPdf.Write(stream, document, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    /// <summary>Three pages with every kind of content: two stories, one over the spread, a list, a table, a figure, links, furniture.</summary>
    public static WebDocument Everything()
    {
        var first = Node(
            Role.Article,
            Node(Role.H2, 0), Node(Role.Paragraph, new StructLeaf(Leaf(1)), Link(2, "/nl/bestemmingen/katwijk/"), new StructLeaf(Leaf(3))),
            Node(Role.H4, 4), Figure(5, "Een molen aan de Rijn"),
            Node(Role.Quotation, 6),
            Node(Role.List, Node(Role.ListItem, Node(Role.Label, 7), new StructLeaf(Leaf(8))), Node(Role.ListItem, Node(Role.Label, 9), new StructLeaf(Leaf(10)))));
        var second = Node(
            Role.Article,
            Node(Role.H1, 11),
            Node(Role.Table, Node(Role.TableRow, Node(Role.TableHead, 12), Node(Role.TableHead, 13)), Node(Role.TableRow, Node(Role.TableHead, 14), Node(Role.TableCell, 15))),
            Node(Role.Paragraph, 16) with { Language = German }, Node(Role.Caption, 17), Node(Role.Aside, Node(Role.Paragraph, 18)));
        return Document(
            Node(Role.Document, first, second, Node(Role.Paragraph, 99)),
            Given.Spread(
                Given.Box(Given.Mm(-3, -3, 216, 60), Given.Solid("sea")),
                Line(0, 20, 40, "Van gracht tot golf", Given.Solid("paper")),
                Line(1, 20, 80, "Hun water wil daarna naar "), Line(2, 80, 80, "Katwijk"), Line(3, 110, 80, "."),
                Given.Text(20, 265, "1")),
            Given.Facing(
                Line(4, -190, 20, "Zilver in de klei"),
                Given.Picture(Given.Mm(-190, 30, 60, 40), "halves") with { Role = Leaf(5) },
                Line(6, -190, 90, "De weg volgt de dijk"),
                Line(7, -190, 110, "•"), Line(8, -185, 110, "met de fiets"), Line(9, -190, 120, "•"), Line(10, -185, 120, "te voet"),
                Line(11, 20, 20, "Agenda"),
                Line(12, 20, 40, "Dag"), Line(13, 60, 40, "Wat"), Line(14, 20, 50, "Zondag"), Line(15, 60, 50, "Kaasmarkt"),
                Line(16, 20, 70, "Willkommen an der Küste"), Line(17, 20, 80, "Het strand bij eb"), Line(18, 20, 90, "Terzijde"),
                Given.Text(-190, 265, "2"), Given.Text(190, 265, "3")));
    }
}
