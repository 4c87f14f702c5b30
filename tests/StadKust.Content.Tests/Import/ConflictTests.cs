using System.Text.Json;
using System.Xml.Linq;

namespace StadKust.Content.Tests;

/// <summary>Files that say something else than what is stored, say only a part, or ask to delete.</summary>
public sealed class ConflictTests(PostgresCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    [Theory, MemberData(nameof(Both))]
    public async Task Every_field_that_differs_is_told_with_both_values_and_nothing_is_taken_in(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        var last = await site.Log.LastAsync(Stop);
        using var folder = Given.SiteWith("Content/leiden.config", x => x.Replace("Grachten und Höfe.", "Grachten.").Replace("<SortOrder>0<", "<SortOrder>4<"));
        folder.Write("Dictionary/agenda.title.config", File.ReadAllText(Path.Combine(folder.Path, "Dictionary/agenda.title.config")).Replace("Was ist los?", "Was läuft?"));
        folder.Write("Media/gracht.config", File.ReadAllText(Path.Combine(folder.Path, "Media/gracht.config")).Replace("Default=\"Gracht\"", "Default=\"Rapenburg\""));
        folder.Write("ContentTypes/page.config", File.ReadAllText(Path.Combine(folder.Path, "ContentTypes/page.config")).Replace("<Icon>icon-document<", "<Icon>icon-map<"));

        var report = await site.Import.RunAsync(SiteExport.Read(folder.Path, stop: Stop), new ImportOptions("test"), null, Stop);

        Assert.False(report.Done);
        Assert.Equal(
            [
                ("ContentTypes/page.config", "", "Icon", "icon-document", "icon-map"),
                ("Dictionary/agenda.title.config", "de", "Agenda.Title", "Was ist los?", "Was läuft?"),
                ("Media/gracht.config", "", "$name", "Gracht", "Rapenburg"),
                ("Content/leiden.config", "", "$sort", "0", "4"),
                ("Content/leiden.config", "de", "intro", "Grachten und Höfe.", "Grachten."),
            ],
            report.Changes.Select(c => (c.Source, c.Field.Culture.Code, c.Field.Alias, c.Field.Before!.Value.GetString()!, c.Field.After!.Value.GetString()!)));
        Assert.Equal(6, report.Findings.Count(f => f.Severity == Severity.Error));
        Assert.Equal(last, await site.Log.LastAsync(Stop));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_new_only_comes_in_without_asking(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        using var folder = Given.SiteWith("Content/nieuw.config", File.ReadAllText(Path.Combine(Given.SiteFolder(), "Content/impressum.config"))
            .Replace(Given.Imprint.ToString(), Given.Key(77).ToString()).Replace("Impressum", "Kontakt").Replace("impressum", "kontakt"));

        var report = await site.Import.RunAsync(SiteExport.Read(folder.Path, stop: Stop), new ImportOptions("test"), null, Stop);

        Assert.True(report.Done, string.Join('\n', report.Findings));
        Assert.Empty(report.Changes);
        Assert.Equal("Content/nieuw.config", Assert.Single(report.Files, f => f.Action != ImportAction.Unchanged).Source);
        Assert.True((await site.PublishedAsync()).Exists(Given.Key(77), Given.De));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Dry_run_tells_what_the_import_then_does(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        using var folder = Given.SiteWith("Content/leiden.config", x => x.Replace("Grachten und Höfe.", "Grachten."));
        folder.Write("Content/impressum.config", $"""<Empty Key="{Given.Imprint}" Alias="Impressum" Change="Delete" />""");
        var export = SiteExport.Read(folder.Path, stop: Stop);
        var last = await site.Log.LastAsync(Stop);

        var tried = await site.Import.RunAsync(export, new ImportOptions("test", Overwrite: true, DryRun: true), null, Stop);
        Assert.Equal((true, true, 0L, last), (tried.Done, tried.IsTrial, tried.Sequence, await site.Log.LastAsync(Stop)));
        Assert.NotNull(await site.Drafts.FindAsync(Given.Imprint, Stop));
        var done = await site.Import.RunAsync(export, new ImportOptions("test", Overwrite: true), null, Stop);

        Assert.Equal(done.Files, tried.Files);
        Assert.Equal(done.Changes.Select(c => (c.Source, c.Field.Alias)), tried.Changes.Select(c => (c.Source, c.Field.Alias)));
        Assert.Equal(["intro", "Impressum"], done.Changes.Select(c => c.Field.Name == "Intro" ? "intro" : c.Field.Alias == "intro" ? "intro" : c.Field.Name));
        Assert.True(done.Sequence > last);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task File_with_some_cultures_changes_those_alone(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "Leiden van Anna"), "anna", Stop);
        await site.Drafts.SaveAsync(Change.Shared(Given.Leiden, "postcode", "2312 AB"), "anna", Stop);
        using var folder = Given.SiteWith("Content/leiden.config", x =>
        {
            var file = XDocument.Parse(x);
            file.Root!.SetAttributeValue("Cultures", "de");
            file.Descendants().Where(e => e.Attribute("Culture") is { Value: not "de" }).Remove();
            return file.ToString().Replace("Stadt der Höfe", "Stadt der Gelehrten");
        });

        var report = await site.Import.RunAsync(SiteExport.Read(folder.Path, stop: Stop), new ImportOptions("test", Overwrite: true), null, Stop);

        Assert.True(report.Done, string.Join('\n', report.Findings));
        var item = (await site.Drafts.FindAsync(Given.Leiden, Stop))!;
        Assert.Equal([Given.Nl, Given.De, Given.En], item.Variants.Select(v => v.Culture));
        Assert.Equal("Leiden van Anna", item.In(Given.Nl)!.Values["title"].GetString());
        Assert.Equal("2312 AB", item.Shared["postcode"].GetString());
        var set = await site.PublishedAsync();
        Assert.Equal("Leiden, Stadt der Gelehrten", set.Find(Given.Leiden, Given.De)!.Values.Text("title"));
        Assert.Equal("Leiden", set.Find(Given.Leiden, Given.Nl)!.Values.Text("title"));
        Assert.Equal(VariantState.PublishedWithChanges, item.In(Given.Nl)!.State);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Folder_with_a_branch_alone_builds_on_what_is_stored(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        using var folder = new TemporaryFolder();
        folder.Write("Content/leiden.config", File.ReadAllText(Path.Combine(Given.SiteFolder(), "Content/leiden.config")).Replace("Grachten und Höfe.", "Grachten."));
        Assert.Contains(SiteExport.Read(folder.Path, stop: Stop).Findings, f => f.Code == "type-unknown");

        var report = await site.Import.RunAsync(await site.Import.ReadAsync(folder.Path, null, Stop), new ImportOptions("test", Overwrite: true), null, Stop);

        Assert.True(report.Done, string.Join('\n', report.Findings));
        Assert.Equal(("Content/leiden.config", ImportAction.Changed), Assert.Single(report.Files.Select(f => (f.Source, f.Action))));
        var set = await site.PublishedAsync();
        Assert.Equal("Grachten.", set.Find(Given.Leiden, Given.De)!.Values.Text("intro"));
        Assert.Equal("/orte/leiden/", set.PathOf(Given.Leiden, Given.De));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Item_moved_by_a_file_takes_what_is_stored_below_it_along(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        var child = await site.Drafts.CreateAsync(Change.Page(Given.Leiden, "Hofjes"), "anna", Stop);
        using var folder = new TemporaryFolder();
        folder.Write("Content/leiden.config", File.ReadAllText(Path.Combine(Given.SiteFolder(), "Content/leiden.config"))
            .Replace($"<Parent Key=\"{Given.Towns}\"", $"<Parent Key=\"{Given.Home}\""));

        var report = await site.Import.RunAsync(await site.Import.ReadAsync(folder.Path, null, Stop), new ImportOptions("test", Overwrite: true), null, Stop);

        Assert.True(report.Done, string.Join('\n', report.Findings));
        Assert.Equal((2, 3), ((await site.Drafts.FindAsync(Given.Leiden, Stop))!.Level, (await site.Drafts.FindAsync(child.Key, Stop))!.Level));
        Assert.Equal(Given.Leiden, (await site.PublishedAsync()).RedirectAt(Given.De, "/orte/leiden/")!.Item);
    }

    [Fact]
    public async Task Items_that_would_lie_below_each_other_over_what_is_stored_are_refused()
    {
        await using var site = await Site.FilledAsync(StoreProvider.Sqlite, cluster);
        using var folder = new TemporaryFolder();
        folder.Write("Content/bestemmingen.config", File.ReadAllText(Path.Combine(Given.SiteFolder(), "Content/bestemmingen.config"))
            .Replace($"<Parent Key=\"{Given.Home}\"", $"<Parent Key=\"{Given.Leiden}\""));

        var export = await site.Import.ReadAsync(folder.Path, null, Stop);

        Assert.Equal("parent-circle", Assert.Single(export.Findings).Code);
    }

    [Fact]
    public void Parent_that_is_missing_is_found_by_its_path()
    {
        using var folder = Given.SiteWith("Content/leiden.config", x => x.Replace($"<Parent Key=\"{Given.Towns}\"", $"<Parent Key=\"{Given.Key(99)}\""));
        var export = SiteExport.Read(folder.Path, stop: Stop);

        Assert.Equal("parent-by-path", Assert.Single(export.Findings).Code);
        Assert.Equal(Given.Towns, export.Items.Single(i => i.Key == Given.Leiden).Parent);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Word_that_has_another_name_in_the_files_is_renamed(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        using var folder = Given.SiteWith("Dictionary/agenda.title.config", x => x.Replace("Alias=\"Agenda.Title\"", "Alias=\"Agenda.Heading\""));

        var report = await site.Import.RunAsync(SiteExport.Read(folder.Path, stop: Stop), new ImportOptions("test", Overwrite: true), null, Stop);

        Assert.True(report.Done, string.Join('\n', report.Findings));
        var set = await site.PublishedAsync();
        Assert.Equal(("Was ist los?", null), (set.Phrase("Agenda.Heading", Given.De), set.Phrase("Agenda.Title", Given.De)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Markers_delete_words_domains_and_types_nobody_uses_and_name_those_in_use(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        using var folder = Given.SiteWith("Dictionary/agenda.title.config", Marker("Dictionary/agenda.title.config"));
        folder.Write("Domains/en_en.config", Marker("Domains/en_en.config"));
        folder.Write("ContentTypes/gone.config", $"""<Empty Key="{Given.Key(102)}" Alias="page" Change="Delete" />""");
        folder.Write("Languages/gone.config", """<Empty Key="aa81aa81-0000-0000-0000-000000000000" Alias="de" Change="Delete" />""");

        var report = await site.Import.RunAsync(SiteExport.Read(folder.Path, stop: Stop), new ImportOptions("test", Overwrite: true), null, Stop);

        Assert.True(report.Done, string.Join('\n', report.Findings));
        Assert.Equal(["Dictionary/agenda.title.config", "Domains/en_en.config"], report.Files.Where(f => f.Action == ImportAction.Deleted).Select(f => f.Source));
        Assert.Equal(["ContentTypes/gone.config", "Languages/gone.config"], report.Findings.Where(f => f.Code == "deletion-in-use").Select(f => f.Where).Order(StringComparer.Ordinal));
        Assert.Null((await site.PublishedAsync()).Phrase("Agenda.Title", Given.De));

        static string Marker(string file)
        {
            var root = XDocument.Load(Path.Combine(Given.SiteFolder(), file)).Root!;
            return $"""<Empty Key="{root.Attribute("Key")!.Value}" Alias="{root.Attribute("Alias")!.Value}" Change="Delete" />""";
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Export_holds_what_is_published_or_the_drafts_and_names_the_fields_that_differ(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "Leiden nieuw"), "anna", Stop);
        await site.Drafts.SaveAsync(Change.Shared(Given.Leiden, "postcode", "2312 AB"), "anna", Stop);

        var (published, drafted) = (await site.Drafts.ExportAsync(Stop), await site.Drafts.ExportAsync(ExportSide.Drafted, Stop));

        var (there, here) = (published.Items.Single(i => i.Key == Given.Leiden), drafted.Items.Single(i => i.Key == Given.Leiden));
        Assert.Equal(("Leiden", "Leiden nieuw"), (Title(there), Title(here)));
        Assert.Equal((false, true), (there.Shared.ContainsKey("postcode"), here.Shared.ContainsKey("postcode")));
        foreach (var export in new[] { published, drafted })
        {
            Assert.Equal(["Leiden (nl)", "Leiden (de)"], export.Findings.Select(f => f.Where).OrderDescending(StringComparer.Ordinal));
            Assert.Contains("in title, postcode;", export.Findings.Single(f => f.Where == "Leiden (nl)").Message, StringComparison.Ordinal);
            Assert.Contains("in postcode;", export.Findings.Single(f => f.Where == "Leiden (de)").Message, StringComparison.Ordinal);
        }

        static string? Title(ExportedItem item) => item.ValuesIn(Given.Nl)["title"].GetString();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Our_export_in_an_empty_store_is_the_same_store(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        await site.Drafts.WithdrawAsync(Given.Leiden, [Given.De], "anna", Stop);
        await site.Drafts.TrashAsync(Given.Katwijk, "anna", Stop);
        await site.Drafts.ScheduleAsync(new(Given.Leiden, Given.De, ScheduleAction.Publish, new DateTime(2099, 3, 29, 2, 30, 0)), "anna", Stop);
        using var folder = new TemporaryFolder();
        (await site.Drafts.ExportAsync(Stop)).Write(folder.Path, stop: Stop);
        await using var other = await Site.EmptyAsync(provider, cluster);

        var report = await other.Import.RunAsync(SiteExport.Read(folder.Path, stop: Stop), new ImportOptions("test"), null, Stop);

        Assert.True(report.Done, string.Join('\n', report.Findings));
        var (here, there) = (await site.DraftedAsync(), await other.DraftedAsync());
        Assert.Equal(here.Entries.Select(e => e.Key).Order(), there.Entries.Select(e => e.Key).Order());
        foreach (var key in here.Entries.Select(e => e.Key))
        {
            var (a, b) = ((await site.Drafts.FindAsync(key, Stop))!, (await other.Drafts.FindAsync(key, Stop))!);
            Assert.Equal((a.Type, a.Parent, a.SortOrder, a.Level, a.Name, Json(a.Shared)), (b.Type, b.Parent, b.SortOrder, b.Level, b.Name, Json(b.Shared)));
            Assert.Equal(
                a.Variants.Select(v => (v.Culture, v.Name, v.Slug, v.State == VariantState.Published, Json(v.Values))),
                b.Variants.Select(v => (v.Culture, v.Name, v.Slug, v.State == VariantState.Published, Json(v.Values))));
        }

        Assert.Equal((await site.Drafts.TrashedAsync(Stop)).Select(t => t.Key), (await other.Drafts.TrashedAsync(Stop)).Select(t => t.Key));
        Assert.Equal(
            (await site.Drafts.SchedulesAsync(null, Stop)).Select(s => (s.Key, s.Culture, s.Action, s.Local, s.At)),
            (await other.Drafts.SchedulesAsync(null, Stop)).Select(s => (s.Key, s.Culture, s.Action, s.Local, s.At)));

        static string Json(IEnumerable<KeyValuePair<string, JsonElement>> values) => System.Text.Encoding.UTF8.GetString(JsonText.Body(values));
    }
}
