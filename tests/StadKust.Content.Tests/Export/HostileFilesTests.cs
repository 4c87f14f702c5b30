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
        using var folder = Given.SiteWith("Content/leiden.config", x => x.Replace($"<Parent Key=\"{Given.Towns}\"", $"<Parent Key=\"{Given.Key(99)}\"").Replace("/StadKust/Bestemmingen/", "/Elders/"));

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
    public void Text_of_a_gigabyte_is_refused_without_being_read()
    {
        using var folder = Given.SiteWith("Content/leiden.config", x => x);
        using (var file = File.OpenWrite(Path.Combine(folder.Path, "Content/leiden.config")))
        {
            // A file with a hole takes no room on the disk.
            file.SetLength(1L << 30);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(folder, "file-too-large", "Content/leiden.config");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64 << 20);
    }

    [Fact]
    public void Tree_of_ten_thousand_levels_is_refused()
    {
        const int Levels = 10_000;
        using var folder = Given.SiteWith("usync.config", x => x);
        var leiden = File.ReadAllText(Path.Combine(Given.SiteFolder(), "Content/impressum.config"));
        for (var i = 0; i < Levels; i++)
        {
            folder.Write($"Content/deep-{i}.config", leiden.Replace(Given.Imprint.ToString(), Given.Key(10_000 + i).ToString())
                .Replace($"<Parent Key=\"{Given.Home}\"", $"<Parent Key=\"{(i == 0 ? Given.Home : Given.Key(9_999 + i))}\""));
        }

        var export = AssertRefused(folder, "tree-too-deep", "Content/deep-");
        Assert.True(export.Items.Max(i => i.Level) <= ExportLimits.Default.TreeLevels);
    }

    [Theory]
    [InlineData("""{"blocks":{"contentData":[{"udi":"x"}]},"blocks":{"contentData":[{"udi":"y"}]},"markup":"","markup":"x"}""")]
    [InlineData("""{"layout":{"a":[{"areas":5,"areas":{}}]},"contentData":[{"udi":"umb://element/00000000000040008000000000000601","contentTypeKey":5,"x":1,"x":2}]}""")]
    [InlineData("""{"contentData":{"udi":1},"layout":3}""")]
    public void JSON_of_any_other_form_never_stops_the_reading(string value)
    {
        using var folder = Given.SiteWith(
            "Content/katwijk.config", x => System.Text.RegularExpressions.Regex.Replace(x, @"(<text>\s*<Value Culture=""\w+""><!\[CDATA\[)", m => m.Groups[1].Value + value));
        Assert.Contains(value, File.ReadAllText(Path.Combine(folder.Path, "Content/katwijk.config")), StringComparison.Ordinal);

        var export = Read(folder.Path);

        Assert.All(export.Findings, f => Assert.StartsWith("Content/katwijk.config:", f.Where, StringComparison.Ordinal));
        _ = export.ToSet().Find(Given.Katwijk, Given.De)?.Values.Rich("text");
    }

    [Theory]
    [InlineData("ContentTypes/page.config", "Alias=\"page\"", "Alias=\"../../page\"")]
    [InlineData("ContentTypes/page.config", "<Alias>body</Alias>", "<Alias>a b</Alias>")]
    [InlineData("ContentTypes/page.config", "<Alias>body</Alias>", "<Alias>&lt;x</Alias>")]
    public void Alias_that_is_no_name_is_refused(string file, string before, string after)
    {
        using var folder = Given.SiteWith(file, x => x.Replace(before, after));

        AssertRefused(folder, "alias-not-allowed", file + ":");
    }

    [Fact]
    public void Language_whose_code_is_a_path_is_refused()
    {
        using var folder = Given.SiteWith("Languages/en.config", x => x.Replace("<IsoCode>en<", "<IsoCode>../../../en<"));

        AssertRefused(folder, "language-without-code", "Languages/en.config");
    }

    [Fact]
    public void Template_whose_alias_is_a_path_is_written_inside_the_folder()
    {
        using var folder = Given.SiteWith("Templates/page.config", x => x.Replace("Alias=\"page\"", "Alias=\"../../../evil\""));
        using var target = new TemporaryFolder();

        Read(folder.Path).Write(target.Path, stop: TestContext.Current.CancellationToken);

        Assert.True(File.Exists(Path.Combine(target.Path, "Templates/evil.config")));
    }

    [Fact]
    public void Name_beyond_what_is_stored_is_refused()
    {
        using var folder = Given.SiteWith("Content/leiden.config", x => x.Replace("<Name Culture=\"nl\">Leiden<", $"<Name Culture=\"nl\">{new string('x', 300)}<"));

        AssertRefused(folder, "name-length", "Content/leiden.config:9");
    }

    [Fact]
    public void Two_words_with_one_key_are_refused()
    {
        using var folder = Given.SiteWith("Dictionary/zz.config", File.ReadAllText(Path.Combine(Given.SiteFolder(), "Dictionary/agenda.title.config")).Replace("Alias=\"Agenda.Title\"", "Alias=\"Other\""));

        AssertRefused(folder, "key-twice", "Dictionary/zz.config");
    }

    [Fact]
    public void File_of_another_kind_is_left_out_and_named()
    {
        using var folder = Given.SiteWith("Content/strange.config", "<Html><body/></Html>");

        Assert.Equal("file-of-other-kind", Assert.Single(Read(folder.Path).Findings).Code);
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
