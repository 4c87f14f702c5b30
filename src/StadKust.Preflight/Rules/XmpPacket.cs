using System.Xml;
using System.Xml.Linq;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Rules;

/// <summary>What the metadata of the document say. Source: ISO 16684-1.</summary>
internal sealed class XmpPacket
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private readonly Dictionary<(string Space, string Name), string> values = [];

    public bool IsThere { get; private init; }

    /// <summary>Null when it can be read.</summary>
    public string? Trouble { get; private init; }

    public static XmpPacket Read(PdfStream? stream, Limits limits)
    {
        if (stream is null)
        {
            return new XmpPacket();
        }

        var bytes = stream.Decode(limits).Bytes;
        try
        {
            // No outside entities, no doctype: the packet comes from strangers.
            using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 4 << 20 });
            var packet = new XmpPacket { IsThere = true };
            foreach (var description in XDocument.Load(reader).Descendants(XName.Get("Description", Rdf)))
            {
                packet.Take(description);
            }

            return packet;
        }
        catch (XmlException broken)
        {
            return new XmpPacket { IsThere = true, Trouble = $"XML: {broken.LineNumber}:{broken.LinePosition}" };
        }
    }

    /// <returns>Null when it is not said; empty when it is said and empty.</returns>
    public string? this[string space, string name] => values.GetValueOrDefault((space, name));

    private void Take(XElement description)
    {
        foreach (var attribute in description.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.NamespaceName.Length > 0 && a.Name.NamespaceName != Rdf))
        {
            values.TryAdd((attribute.Name.NamespaceName, attribute.Name.LocalName), attribute.Value.Trim());
        }

        foreach (var element in description.Elements())
        {
            // Of several languages or entries the first one counts: x-default stands first.
            var first = element.Descendants(XName.Get("li", Rdf)).FirstOrDefault() ?? element;
            values.TryAdd((element.Name.NamespaceName, element.Name.LocalName), first.Value.Trim());
        }
    }

    public static class Spaces
    {
        public const string Dc = "http://purl.org/dc/elements/1.1/";
        public const string Xmp = "http://ns.adobe.com/xap/1.0/";
        public const string Media = "http://ns.adobe.com/xap/1.0/mm/";
        public const string Pdf = "http://ns.adobe.com/pdf/1.3/";
        public const string PdfX = "http://www.npes.org/pdfx/ns/id/";
        public const string PdfUa = "http://www.aiim.org/pdfua/ns/id/";
    }
}
