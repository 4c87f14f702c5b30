using System.Text;
using System.Text.RegularExpressions;
using StadKust.Content;

namespace StadKust.Benchmarks.Drivers;

/// <summary>Dutch running text of a wished length, made from our own content.</summary>
internal static partial class Corpus
{
    /// <summary>Paragraphs of all published Dutch texts in tree order, again and again until there are enough words.</summary>
    public static string Dutch(int words)
    {
        var set = SiteExport.Read(Path.Combine(Measured.Repository, "content-export")).ToSet();
        var paragraphs = set.Entries
            .Select(e => set.Find(e.Key, Culture.Dutch))
            .OfType<PublishedItem>()
            .SelectMany(Texts)
            .Where(p => p.Split(' ').Length > 15)
            .ToArray();
        var text = new StringBuilder();
        for (var (count, i) = (0, 0); count < words; i++)
        {
            var paragraph = paragraphs[i % paragraphs.Length];
            text.Append(paragraph).Append("\n\n");
            count += paragraph.Split(' ').Length;
        }

        return text.ToString();
    }

    private static IEnumerable<string> Texts(PublishedItem item)
    {
        foreach (var block in item.Values.Blocks("body"))
        {
            foreach (Match paragraph in Paragraph().Matches(block.Content.Rich("text").Markup))
            {
                yield return System.Net.WebUtility.HtmlDecode(Tag().Replace(paragraph.Groups[1].Value, "")).Trim();
            }
        }
    }

    [GeneratedRegex("<p>(.*?)</p>", RegexOptions.Singleline)]
    private static partial Regex Paragraph();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
