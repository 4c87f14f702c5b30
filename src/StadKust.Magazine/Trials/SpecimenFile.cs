using StadKust.Magazine.House;
using StadKust.Typesetting;

namespace StadKust.Magazine.Trials;

/// <summary><c>print/specimen.yaml</c>: for each language pages with their master and the lines of every frame.</summary>
/// <remarks>
/// A line is <c>style: text</c>. In the text <c>*…*</c> is italic, <c>~…~</c> small capitals, and what follows <c> &gt;&gt; </c> stands flush
/// right after leaders. <c>table:</c> takes rows with cells parted by <c>|</c>, <c>quote:</c> a pull quote. Calendar styles make a listing.
/// </remarks>
internal static class SpecimenFile
{
    public sealed record Page(MasterName Master, IReadOnlyList<(FrameName Frame, Story Story)> Frames);

    public static IReadOnlyList<Page> Read(YamlFile file, HouseStyle house, PrintCulture language)
    {
        var pages = new List<Page>();
        foreach (var map in file.Root.MapOrEmpty("languages").MapOrEmpty(language.Code).List("pages"))
        {
            var master = new MasterName(map.Needed("master"));
            if (house.Layout.Master(master) is null)
            {
                map.Fault("master", "unknown-master", $"There is no master '{master}'.");
            }

            var put = map.MapOrEmpty("put");
            var frames = put.Keys.Select(k => (new FrameName(k), Story($"specimen-{pages.Count + 1}/{k}", put.List(k), house, language))).ToList();
            map.NoOthers();
            pages.Add(new Page(master, frames));
        }

        return pages;
    }

    private static Story Story(string id, IEnumerable<YamlMap> lines, HouseStyle house, PrintCulture language)
    {
        var paragraphs = new List<Paragraph>();
        var objects = new List<Anchored>();
        var entry = 0;
        foreach (var line in lines)
        {
            var key = line.Keys.FirstOrDefault() ?? "";
            var name = $"{id}/{paragraphs.Count + objects.Count + 1}";
            var at = paragraphs.Count > 0 ? paragraphs[^1].Id : new ParagraphId("");
            if (key == "table")
            {
                objects.Add(Table(name, at, line.Texts(key), language));
            }
            else if (key == "quote")
            {
                objects.Add(new Anchored(
                    new ObjectId(name), at, ObjectKind.Quotation, null, [Told(name, "specimen-quote", line.Text(key) ?? "", house, language)], null, null));
            }
            else
            {
                if (house.Layout.Paragraph(new StyleName(key)) is null)
                {
                    line.Fault(key, "unknown-style", $"There is no paragraph style '{key}'.");
                    continue;
                }

                entry += key.StartsWith("calendar-event", StringComparison.Ordinal) ? 1 : 0;
                paragraphs.Add(Listed(Told(name, key, line.Text(key) ?? "", house, language), key, entry, language));
            }
        }

        var story = new Story(new StoryId(id), SnapshotRef.File(language, ""), language, paragraphs.ToValueList(), objects.ToValueList());
        return Stories.Dress.In(story, house);
    }

    private static Paragraph Listed(Paragraph paragraph, string style, int entry, PrintCulture language)
    {
        var words = string.Concat(paragraph.Spans.Select(s => s.Text));
        var again = language.Code switch { "nl" => "(vervolg)", "de" => "(Fortsetzung)", _ => "(continued)" };
        return style switch
        {
            "calendar-town" => paragraph with { Level = 1, Continued = $"{words} {again}" },
            "calendar-day" => paragraph with { Level = 2, Continued = $"{words} {again}" },
            "calendar-event-time" or "calendar-event" or "calendar-what" => paragraph with { Entry = $"{entry}" },
            _ => paragraph,
        };
    }

    private static Anchored Table(string name, ParagraphId at, IReadOnlyList<string> rows, PrintCulture language)
    {
        var cells = rows.Select(r => r.Split('|', StringSplitOptions.TrimEntries)).ToList();
        var columns = cells.Count == 0 ? 1 : cells.Max(r => r.Length);
        var text = cells.SelectMany((row, r) => Enumerable.Range(0, columns).Select(c => new Paragraph(
            new ParagraphId($"{name}/{r}/{c}"), new StyleName(r == 0 ? "specimen-cell-head" : "specimen-cell"), [Span.Plain(c < row.Length ? row[c] : "", language)], Fit.Fixed)));
        return new Anchored(new ObjectId(name), at, ObjectKind.Table, null, text.ToValueList(), null, null) { Table = new TableShape(columns, 1) };
    }

    private static Paragraph Told(string name, string style, string text, HouseStyle house, PrintCulture language)
    {
        var parts = text.Split(" >> ");
        var isItem = house.Layout.Paragraph(new StyleName(style))?.Role == Role.ListItem;
        return new Paragraph(new ParagraphId(name), new StyleName(style), Spans(parts[0], language).ToValueList(), Fit.Fixed)
        {
            Label = isItem ? "•" : null,
            Tail = parts.Length > 1 ? parts[1] : null,
        };
    }

    private static IEnumerable<Span> Spans(string text, PrintCulture language)
    {
        var at = 0;
        var from = 0;
        char? open = null;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !(text[i] is '*' or '~' && (open is null || open == text[i])))
            {
                continue;
            }

            if (i > from)
            {
                var words = text[from..i];
                StyleName? style = open switch { '*' => new StyleName(Stories.RichTextStyles.Italic), '~' => new StyleName("small-caps"), _ => null };
                yield return new Span(words, new SourceRange(at, at + words.Length), language, style, SpanKind.Plain, null);
                at += words.Length;
            }

            if (i < text.Length)
            {
                open = open is null ? text[i] : null;
            }

            from = i + 1;
        }
    }
}
