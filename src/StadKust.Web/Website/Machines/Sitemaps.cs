using System.Globalization;
using System.Text;
using System.Xml;
using StadKust.Content;
using StadKust.Themes;

namespace StadKust.Web.Website;

/// <summary>/sitemap.xml names one sitemap per language; /sitemap-nl.xml names every page published in it.</summary>
internal static class Sitemaps
{
    private const string Space = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static CachedPage Index(ContentSet set, string origin) => Xml("sitemapindex", writer =>
    {
        foreach (var language in set.Languages.Where(l => set.FirstOfType("home", l.Culture) is not null))
        {
            Entry(writer, "sitemap", $"{origin}/sitemap-{language.Culture.Code.ToLowerInvariant()}.xml", null);
        }
    });

    public static CachedPage Of(ContentSet set, Culture culture, string origin) => Xml("urlset", writer =>
    {
        // 50,000 addresses are the most one sitemap may hold.
        foreach (var entry in set.Entries.Where(e => e.Cultures.Contains(culture) && RenderScope.HasPage(set, e)).Take(50_000))
        {
            if (set.Find(entry.Key, culture) is { } item && !item.Values.Flag("noIndex") && set.PathOf(entry.Key, culture) is { } path)
            {
                Entry(writer, "url", $"{origin}/{culture.Code.ToLowerInvariant()}{path}", item.Updated);
            }
        }
    });

    private static void Entry(XmlWriter writer, string element, string address, DateTime? changed)
    {
        writer.WriteStartElement(element, Space);
        writer.WriteElementString("loc", Space, address);
        if (changed is { } date)
        {
            writer.WriteElementString("lastmod", Space, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        writer.WriteEndElement();
    }

    private static CachedPage Xml(string root, Action<XmlWriter> write)
    {
        using var text = new Utf8Writer();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true }))
        {
            writer.WriteStartElement(root, Space);
            write(writer);
            writer.WriteEndElement();
        }

        return new CachedPage(text.ToString(), "application/xml; charset=utf-8", StatusCodes.Status200OK, "site");
    }

    private sealed class Utf8Writer() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
