using System.Globalization;
using System.Text;
using System.Xml;

namespace StadKust.Events;

/// <summary>RSS 2.0 and Atom 1.0 (RFC 4287): what was announced or changed last, one entry an event, so that a reader shows news and not a calendar.</summary>
internal static class SyndicationFeed
{
    // A reader that looks in once a week misses nothing; a first look is not a wall.
    private const int MostEntries = 60;

    private const string AtomSpace = "http://www.w3.org/2005/Atom";

    public static byte[] Rss(FeedHead head, Calendar calendar, IEnumerable<CalendarEvent> events) => Xml(xml =>
    {
        var entries = Newest(head, calendar, events);
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, AtomSpace);
        xml.WriteStartElement("channel");
        Put(xml, "title", head.Name);
        Put(xml, "link", head.Page.AbsoluteUri);
        Put(xml, "description", head.About.Length > 0 ? head.About : head.Name);
        Put(xml, "language", head.Culture.Code);
        Put(xml, "copyright", head.Licence);
        Put(xml, "lastBuildDate", Rfc822(Latest(entries)));
        Put(xml, "ttl", "360");
        xml.WriteStartElement("atom", "link", AtomSpace);
        xml.WriteAttributeString("href", head.Address.AbsoluteUri);
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteEndElement();
        foreach (var entry in entries)
        {
            xml.WriteStartElement("item");
            Put(xml, "title", entry.Title);
            Put(xml, "link", entry.Address.AbsoluteUri);
            Put(xml, "description", entry.Text);
            foreach (var kind in entry.Kinds)
            {
                Put(xml, "category", kind);
            }

            xml.WriteStartElement("guid");
            xml.WriteAttributeString("isPermaLink", "false");
            xml.WriteString(entry.Id);
            xml.WriteEndElement();
            Put(xml, "pubDate", Rfc822(entry.Updated));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    public static byte[] Atom(FeedHead head, Calendar calendar, IEnumerable<CalendarEvent> events) => Xml(xml =>
    {
        var entries = Newest(head, calendar, events);
        xml.WriteStartElement("feed", AtomSpace);
        xml.WriteAttributeString("xml", "lang", null, head.Culture.Code);
        Put(xml, "id", head.Address.AbsoluteUri, AtomSpace);
        Put(xml, "title", head.Name, AtomSpace);
        Put(xml, "updated", Rfc3339(Latest(entries)), AtomSpace);
        Link(xml, "self", head.Address, "application/atom+xml");
        Link(xml, "alternate", head.Page, "text/html");
        Put(xml, "rights", head.Licence, AtomSpace);
        xml.WriteStartElement("author", AtomSpace);
        Put(xml, "name", head.Name, AtomSpace);
        xml.WriteEndElement();
        foreach (var entry in entries)
        {
            xml.WriteStartElement("entry", AtomSpace);
            Put(xml, "id", entry.Id, AtomSpace);
            Put(xml, "title", entry.Title, AtomSpace);
            Link(xml, "alternate", entry.Address, "text/html");
            Put(xml, "published", Rfc3339(entry.Created), AtomSpace);
            Put(xml, "updated", Rfc3339(entry.Updated), AtomSpace);
            Put(xml, "summary", entry.Text, AtomSpace);
            foreach (var kind in entry.Kinds)
            {
                xml.WriteStartElement("category", AtomSpace);
                xml.WriteAttributeString("term", Readable(kind));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    private sealed record Entry(string Id, string Title, Uri Address, string Text, IReadOnlyList<string> Kinds, DateTime Created, DateTime Updated);

    private static List<Entry> Newest(FeedHead head, Calendar calendar, IEnumerable<CalendarEvent> events)
    {
        var wording = Wording.In(head.Culture);
        return [.. events.Where(e => calendar.Next(e.Key, head.Today) is not null || calendar.Of(e.Key).Any(o => o.LastDay >= head.Today))
            .OrderByDescending(e => e.Item.Updated).ThenBy(e => e.Key).Take(MostEntries)
            .Select(e => new Entry(
                $"urn:uuid:{e.Key:D}", FeedHead.TitleOf(e, wording), head.AddressOf(e),
                string.Join('\n', new[] { wording.Sentence(e.When), Where(e), wording.Price(e.Price), e.Intro }.Where(l => l.Length > 0)),
                [.. e.Item.Values.Choices("kinds").Select(k => e.Word("Kind", k))], e.Item.Created, e.Item.Updated))];
    }

    private static string Where(CalendarEvent found) =>
        string.Join(", ", new[] { found.Place.Name, found.Place.Address, found.Municipality?.Name ?? "" }.Where(p => p.Length > 0).Distinct());

    private static DateTime Latest(List<Entry> entries) => entries.Count == 0 ? DateTime.UnixEpoch : entries.Max(e => e.Updated);

    private static void Link(XmlWriter xml, string relation, Uri address, string type)
    {
        xml.WriteStartElement("link", AtomSpace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address.AbsoluteUri);
        xml.WriteAttributeString("type", type);
        xml.WriteEndElement();
    }

    private static void Put(XmlWriter xml, string name, string value, string? space = null) => xml.WriteElementString(name, space, Readable(value));

    // XML has no word for most control characters.
    private static string Readable(string text) => text.All(XmlConvert.IsXmlChar) || text.Any(char.IsSurrogate) && IsWhole(text)
        ? text : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c)));

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                return false;
            }

            i++;
        }

        return true;
    }

    private static string Rfc822(DateTime utc) => utc.ToString("r", CultureInfo.InvariantCulture);

    private static string Rfc3339(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static byte[] Xml(Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            write(xml);
        }

        return bytes.ToArray();
    }
}
