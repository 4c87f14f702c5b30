using System.Globalization;
using System.Security;
using System.Text;
using StadKust.Pdf.Objects;

namespace StadKust.Pdf.PrintProfile;

internal enum MetadataKind
{
    /// <summary>PDF/X-4.</summary>
    Print,

    /// <summary>PDF/UA-1.</summary>
    Accessible,

    /// <summary>No standard.</summary>
    Proof,
}

/// <summary>What the file says about itself, twice in the same words: XMP and the information dictionary (X05–X09).</summary>
internal static class Metadata
{
    private const string Producer = "StadKust.Pdf";

    public static byte[] Xmp(PdfTitle title, string id, MetadataKind kind)
    {
        var created = title.Created.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        var standard = kind switch
        {
            MetadataKind.Print => "<pdf:Trapped>False</pdf:Trapped>\n      <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
            MetadataKind.Accessible => "<pdfuaid:part>1</pdfuaid:part>",
            _ => "<pdf:Keywords>proof</pdf:Keywords>",
        };
        var space = kind switch
        {
            MetadataKind.Print => "\n        xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\"",
            MetadataKind.Accessible => "\n        xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"",
            _ => "",
        };
        var xmp = $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
              <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about=""
                    xmlns:dc="http://purl.org/dc/elements/1.1/"
                    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
                    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"{space}>
                  <dc:format>application/pdf</dc:format>
                  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escaped(title.Title)}</rdf:li></rdf:Alt></dc:title>
                  <dc:language><rdf:Bag><rdf:li>{Escaped(title.Language.Code)}</rdf:li></rdf:Bag></dc:language>
                  <xmp:CreatorTool>{Escaped(title.Creator)}</xmp:CreatorTool>
                  <xmp:CreateDate>{created}</xmp:CreateDate>
                  <xmp:ModifyDate>{created}</xmp:ModifyDate>
                  <xmp:MetadataDate>{created}</xmp:MetadataDate>
                  <xmpMM:DocumentID>{id}</xmpMM:DocumentID>
                  <xmpMM:InstanceID>{id}</xmpMM:InstanceID>
                  <xmpMM:VersionID>1</xmpMM:VersionID>
                  <xmpMM:RenditionClass>default</xmpMM:RenditionClass>
                  <pdf:Producer>{Producer}</pdf:Producer>
                  {standard}
                </rdf:Description>
              </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="w"?>
            """;
        return Encoding.UTF8.GetBytes(xmp.ReplaceLineEndings("\n"));
    }

    public static void Info(Dict to, PdfTitle title, MetadataKind kind)
    {
        to.Text("Title", title.Title)
            .Text("Creator", title.Creator)
            .Text("Producer", Producer)
            .Bytes("CreationDate", Date(title.Created))
            .Bytes("ModDate", Date(title.Created));
        if (kind == MetadataKind.Print)
        {
            to.Name("Trapped", "False");
        }
    }

    /// <summary>A name-based UUID (version 8, RFC 9562) from the hash of the file's content.</summary>
    public static string DocumentId(ReadOnlySpan<byte> fingerprint)
    {
        var id = fingerprint[..16].ToArray();
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return $"uuid:{new Guid(id, bigEndian: true):D}";
    }

    // D:20261124013000+01'00'
    private static byte[] Date(DateTimeOffset at) => Encoding.ASCII.GetBytes(
        at.ToString("'D:'yyyyMMddHHmmsszzz", CultureInfo.InvariantCulture).Replace(':', '\'').Replace("D'", "D:", StringComparison.Ordinal) + "'");

    private static string Escaped(string text) =>
        SecurityElement.Escape(new string([.. text.Where(c => c is '\t' or >= ' ' and not ('\uFFFE' or '\uFFFF'))]));
}
