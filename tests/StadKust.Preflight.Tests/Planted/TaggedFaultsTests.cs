using StadKust.Preflight.Profiles;
using StadKust.Preflight.Reading;
using StadKust.Preflight.Tests.Files;

namespace StadKust.Preflight.Tests.Planted;

/// <summary>Faults of accessibility, planted in a small tagged file, each found by its checkpoint and by no other.</summary>
public sealed class TaggedFaultsTests
{
    private static readonly Dictionary<string, (string Must, string May, Action<Surgery> Cut)> Faults = new(StringComparer.Ordinal)
    {
        ["not marked"] = ("M01-000", "", s => s.Remove(s.Catalog, "MarkInfo")),
        ["suspects"] = ("M01-000", "", s => s.Set(s.Catalog, "MarkInfo", "<< /Marked true /Suspects true >>")),
        ["no tree"] = ("M01-000 M01-005 M28-011", "", s => s.Remove(s.Catalog, "StructTreeRoot")),
        ["a line that is neither content nor artifact"] = ("M01-005", "", s => s.Draw(1, "0 0 0 1 K 1 w 100 100 m 200 100 l S")),
        ["marked content that no tag knows"] = ("M01-005", "", s => s.Draw(1, "/P << /MCID 77 >> BDC 0 0 0 1 k 100 100 9 9 re f EMC")),
        ["own tag without a role"] = ("M02-001", "", s => s.Set(Element(s, "P"), "S", "/Kop")),
        ["no mark of PDF/UA"] = ("M06-002", "", s => s.Xmp(">1</pdfuaid:part>", "></pdfuaid:part>")),
        ["no title in the metadata"] = ("M06-002", "", s => s.Xmp("Küste &amp; Kultur &lt;1&gt;", "")),
        ["title is not shown"] = ("M07-001", "", s => s.Remove(s.Catalog, "ViewerPreferences")),
        ["a cell without a row"] = ("M09-004", "", s => s.Set(Element(s, "P"), "S", "/TD")),
        ["a point without a list"] = ("M09-004", "", s => s.Set(Element(s, "P"), "S", "/LI")),
        ["no language"] = ("M11-001", "", s => s.Remove(s.Catalog, "Lang")),
        ["a language that is none"] = ("M11-001", "", s => s.Set(Element(s, "P"), "Lang", "(Nederlands taal)")),
        ["a figure without a text"] = ("M13-004", "", s => s.Remove(Element(s, "Figure"), "Alt")),
        ["an empty text for a figure"] = ("M13-004", "", s => s.Set(Element(s, "Figure"), "Alt", "( )")),
        ["begins with H2"] = ("M14-003", "", s => s.Set(Element(s, "H1"), "S", "/H2")),
        ["leaves H2 out"] = ("M14-003", "", s => s.Set(Element(s, "P"), "S", "/H3")),
        ["head of a table without scope"] = ("M15-003 M09-004", "", s => s.Set(Element(s, "P"), "S", "/TH")),
        ["a formula without a text"] = ("M17-002", "", s => s.Set(Element(s, "P"), "S", "/Formula")),
        ["a note without a name"] = ("M17-002", "", s => s.Set(Element(s, "P"), "S", "/Note")),
        ["XFA"] = ("M25-001", "", s => s.Set(s.Catalog, "AcroForm", "<< /Fields [] /XFA (x) >>")),
        ["tab order by rows"] = ("M25-001", "", s => s.Set(s.Page(1), "Tabs", "/R")),
        ["a link without a tag"] = ("M28-011", "", s => s.Set(s.Page(1), "Annots", $"[{s.Page(1).Array("Annots").Raw(0)} << /Type /Annot /Subtype /Link /Rect [1 1 9 9] /Contents (x) >>]")),
        ["a link without a description"] = ("M28-011", "", s => s.Remove((PdfDict)s.Page(1).Array("Annots")[0], "Contents")),
        ["a font without a map to text"] = ("M31-009 M10-001", "", s => s.Remove(s.First(d => d.Name("Subtype") == "Type0"), "ToUnicode")),
        ["a font that is not embedded"] = ("M31-009", "", s => s.Remove(s.First(d => d.Name("Type") == "FontDescriptor"), "FontFile2")),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fault_of_accessibility_is_found_and_nothing_else_is(string name)
    {
        var (must, may, cut) = Faults[name];
        var surgery = new Surgery(Tagged());
        cut(surgery);

        var report = Check(surgery.Save());

        var found = report.Findings.Select(f => f.Rule).Distinct().ToList();
        var said = string.Join('\n', report.Findings.Select(f => $"{f.Rule} {f.Object}: {f.Message.En}"));
        Assert.True(must.Split(' ').All(found.Contains), said);
        Assert.True(found.All(r => $"{must} {may}".Split(' ').Contains(r)), said);
    }

    [Fact]
    public void The_tagged_file_is_clean()
    {
        Assert.Empty(Check(Tagged()).Findings.Select(f => $"{f.Rule} {f.Object} {f.Message.En}"));
    }

    private static PreflightReport Check(byte[] bytes) => Preflight.Check(bytes, PreflightProfiles.WebUa, new PreflightOptions("edition.pdf"), TestContext.Current.CancellationToken);

    private static PdfDict Element(Surgery s, string type) => s.First(d => d.Name("S") == type && d.Has("P"));

    // The clean pages with their contents as one heading, one paragraph, one figure and one link.
    private static byte[] Tagged()
    {
        var s = new Surgery(CleanFile.Bytes);
        var pages = s.Catalog.Dict("Pages").Array("Kids");
        var (first, second) = (pages.Raw(0), pages.Raw(1));
        s.Contents(1, c => $"/H1 << /MCID 0 >> BDC\nq\n{c}\nQ\nEMC\n/Artifact BMC 0 0 0 0.2 k 100 100 9 9 re f EMC\n/P << /MCID 1 >> BDC 0 0 0 0.3 k 120 100 9 9 re f EMC");
        s.Contents(2, c => $"/Figure << /MCID 0 >> BDC\n{c}\nEMC");
        var link = s.Add("<< /Type /Annot /Subtype /Link /Rect [50 50 90 60] /Contents (Naar stadkust.nl) /A << /S /URI /URI (https://stadkust.nl) >> >>");
        s.Set(s.Page(1), "Annots", $"[{link}]");
        s.Set(s.Page(1), "Tabs", "/S");
        var document = s.Add("<< /Type /StructElem /S /Document >>");
        string Element(string type, string rest) => s.Add($"<< /Type /StructElem /S /{type} /P {document} {rest} >>");
        var kids = string.Join(' ', [
            Element("H1", $"/Pg {first} /K 0"), Element("P", $"/Pg {first} /K [1]"), Element("Figure", $"/Pg {second} /K 0 /Alt (Een leeszaal)"),
            Element("Link", $"/Pg {first} /K << /Type /OBJR /Obj {link} >>")]);
        s.Set(s.First(d => d.Name("S") == "Document"), "K", $"[{kids}]");
        s.Set(s.Catalog, "StructTreeRoot", s.Add($"<< /Type /StructTreeRoot /K {document} >>"));
        s.Set(s.Catalog, "MarkInfo", "<< /Marked true >>");
        s.Set(s.Catalog, "ViewerPreferences", "<< /DisplayDocTitle true >>");
        s.Xmp("<pdf:Trapped>", "<pdfuaid:part xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">1</pdfuaid:part><pdf:Trapped>");
        return s.Save();
    }
}
