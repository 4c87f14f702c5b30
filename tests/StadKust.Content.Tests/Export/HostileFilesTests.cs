namespace StadKust.Content.Tests;

/// <summary>Files that are damaged or mean harm: each is named with its reason, none stops the reading of the others.</summary>
public sealed class HostileFilesTests
{
    [Fact]
    public void External_entity_is_refused()
    {
        using var folder = Given.SiteWith("Content/leiden.config", """
            <?xml version="1.0"?>
            <!DOCTYPE Content [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
            <Content Key="00000000-0000-4000-8000-000000000004" Alias="&secret;" Level="3" />
            """);

        AssertRefused(folder, "document-type-refused", "Content/leiden.config:2");
    }

    [Fact]
    public void Entities_that_multiply_are_refused()
    {
        using var folder = Given.SiteWith("Content/leiden.config", """<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><Content>&b;</Content>""");

        AssertRefused(folder, "document-type-refused", "Content/leiden.config:1");
    }

    [Fact]
    public void File_beyond_the_limit_is_refused()
    {
        using var folder = Given.SiteWith("Content/leiden.config", x => x.Replace("Grachten en hofjes.", new string('x', 20_000)));

        AssertRefused(folder, "file-too-large", "Content/leiden.config", ExportLimits.Default with { FileBytes = 10_000 });
    }

    [Fact]
    public void Deeply_nested_elements_are_refused()
    {
        using var folder = Given.SiteWith(
            "Content/leiden.config", string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000)));

        AssertRefused(folder, "file-too-deep", "Content/leiden.config:1");
    }

    [Fact]
    public void Deeply_nested_JSON_is_refused()
    {
        var deep = new string('[', 5_000) + new string(']', 5_000);
        using var folder = Given.SiteWith("Content/katwijk.config", x => x.Replace("<themes>\n      <Value><![CDATA[]]>", $"<themes>\n      <Value><![CDATA[{deep}]]>"));

        AssertRefused(folder, "value-damaged", "Content/katwijk.config:55");
    }

    [Fact]
    public void Too_many_files_are_refused()
    {
        AssertRefused(Given.SiteFolder(), "too-many-files", "", ExportLimits.Default with { Files = 10 });
    }

    [Fact]
    public void Items_that_lie_below_each_other_are_left_out()
    {
        using var folder = Given.SiteWith("Content/bestemmingen.config", x => x.Replace($"<Parent Key=\"{Given.Home}\"", $"<Parent Key=\"{Given.Leiden}\""));

        var export = AssertRefused(folder, "parent-circle", "");

        Assert.DoesNotContain(export.Items, i => i.Key == Given.Leiden || i.Key == Given.Towns);
        Assert.Contains(export.Items, i => i.Key == Given.Imprint);
    }

    [Fact]
    public void Item_whose_parent_is_missing_is_left_out()
    {
        using var folder = Given.SiteWith("Content/leiden.config", x => x.Replace($"<Parent Key=\"{Given.Towns}\"", $"<Parent Key=\"{Given.Key(99)}\""));

        AssertRefused(folder, "parent-missing", "Content/leiden.config");
    }

    [Fact]
    public void Key_that_occurs_twice_is_reported_and_the_last_file_counts()
    {
        using var folder = Given.SiteWith("Content/zz.config", File.ReadAllText(Path.Combine(Given.SiteFolder(), "Content/leiden.config")).Replace("Alias=\"Leiden\"", "Alias=\"Twee\"").Replace("Default=\"Leiden\"", "Default=\"Twee\""));

        var export = Read(folder.Path);

        Assert.Equal(("duplicate", "Content/zz.config:2"), export.Findings.Select(f => (f.Code, f.Where)).Single());
        Assert.Equal("Twee", export.Items.Single(i => i.Key == Given.Leiden).Name);
    }

    [Theory]
    [InlineData("/media/../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("/media/x/..%2f/../y.svg")]
    [InlineData("\\\\server\\media\\x.svg")]
    [InlineData("https://example.org/x.svg")]
    [InlineData("/media//x.svg")]
    public void Media_path_that_leads_elsewhere_is_refused(string path)
    {
        using var folder = Given.SiteWith("Media/gracht.config", x => x.Replace("/media/le4g8n2d/gracht.svg", path.Replace("\\", "\\\\")));

        AssertRefused(folder, "media-path", "Media/gracht.config:");
    }

    [Fact]
    public void Media_file_that_is_a_link_is_not_followed()
    {
        using var folder = Given.SiteWith("Media/gracht.config", x => x);
        var file = Path.Combine(folder.Path, "media/le4g8n2d/gracht.svg");
        File.Delete(file);
        File.CreateSymbolicLink(file, "/etc/passwd");

        var export = Read(folder.Path);

        Assert.Null(export.OpenMedia(export.Media.Single(m => m.Key == Given.Canal)));
    }

    [Fact]
    public void Unknown_type_is_reported_with_its_line()
    {
        using var folder = Given.SiteWith("Content/leiden.config", x => x.Replace("<ContentType>page<", "<ContentType>town<"));

        var export = AssertRefused(folder, "type-unknown", "Content/leiden.config:7");

        Assert.Contains(export.Items, i => i.Type == "town");
    }

    [Fact]
    public void Unknown_property_is_reported_and_left_out()
    {
        using var folder = Given.SiteWith("Content/leiden.config", x => x.Replace("<intro>", "<intra>").Replace("</intro>", "</intra>"));

        var export = Read(folder.Path);

        Assert.Equal("property-unknown", Assert.Single(export.Findings).Code);
        Assert.False(export.Items.Single(i => i.Key == Given.Leiden).ValuesIn(Given.Nl).ContainsKey("intro"));
    }

    [Fact]
    public void Value_in_a_culture_on_a_shared_property_is_reported()
    {
        using var folder = Given.SiteWith("Content/katwijk.config", x => x.Replace("<Value><![CDATA[2225 AB", "<Value Culture=\"de\"><![CDATA[2225 AB"));

        Assert.Equal("value-of-culture", Assert.Single(Read(folder.Path).Findings).Code);
    }

    [Fact]
    public void Partial_file_is_refused()
    {
        using var folder = Given.SiteWith("Content/leiden.config", x => x.Replace("Level=\"3\"", "Level=\"3\" Cultures=\"nl\""));

        AssertRefused(folder, "partial", "Content/leiden.config:2");
    }

    [Fact]
    public void Culture_without_a_language_is_added_and_reported()
    {
        using var folder = Given.SiteWith("Content/leiden.config", x => x.Replace("Culture=\"en\"", "Culture=\"fr\""));

        var export = Read(folder.Path);

        Assert.Contains(export.Languages, l => l.Culture == new Culture("fr"));
        Assert.Equal("language-added", Assert.Single(export.Findings).Code);
    }

    [Fact]
    public void Folder_that_is_missing_or_empty_is_an_error()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal("export-missing", Assert.Single(Read(Path.Combine(folder.Path, "no")).Findings).Code);
        Assert.Equal("export-empty", Assert.Single(Read(folder.Path).Findings).Code);
    }

    private static SiteExport Read(string folder) => SiteExport.Read(folder, stop: TestContext.Current.CancellationToken);

    private static SiteExport AssertRefused(TemporaryFolder folder, string code, string where, ExportLimits? limits = null) =>
        AssertRefused(folder.Path, code, where, limits);

    private static SiteExport AssertRefused(string folder, string code, string where, ExportLimits? limits = null)
    {
        var export = SiteExport.Read(folder, limits, stop: TestContext.Current.CancellationToken);
        Assert.Contains(export.Findings, f => f.Code == code && f.Severity == Severity.Error && f.Where.StartsWith(where, StringComparison.Ordinal));
        Assert.True(export.HasErrors);
        return export;
    }
}
