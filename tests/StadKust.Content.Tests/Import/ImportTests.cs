using System.Xml.Linq;

namespace StadKust.Content.Tests;

public sealed class ImportTests(PostgresCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    [Theory, MemberData(nameof(Both))]
    public async Task Second_import_changes_nothing(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        var last = await site.Log.LastAsync(Stop);

        var report = await site.Import.RunAsync(Given.Site(), new ImportOptions("test", Overwrite: true), null, Stop);

        Assert.True(report.Done);
        Assert.Equal(0, report.Sequence);
        Assert.All(report.Files, f => Assert.Equal(ImportAction.Unchanged, f.Action));
        Assert.Equal(last, await site.Log.LastAsync(Stop));
    }

    [Fact]
    public async Task Every_file_is_reported()
    {
        await using var site = await Site.EmptyAsync(StoreProvider.Sqlite, cluster);

        var report = await site.Import.RunAsync(Given.Site(), new ImportOptions("test"), null, Stop);

        var files = Directory.EnumerateFiles(Given.SiteFolder(), "*.config", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Given.SiteFolder(), f)).Where(f => f != "usync.config").Order(StringComparer.Ordinal);
        Assert.Equal(files, report.Files.Select(f => f.Source));
        Assert.All(report.Files, f => Assert.Equal(ImportAction.Added, f.Action));
    }

    [Fact]
    public async Task Published_set_after_import_is_that_of_the_files()
    {
        await using var site = await Site.FilledAsync(StoreProvider.Sqlite, cluster);
        var (fromFiles, fromDatabase) = (Given.Site().ToSet(), await site.PublishedAsync());

        Assert.Equal(fromFiles.Count, fromDatabase.Count);
        foreach (var entry in fromFiles.Entries)
        {
            foreach (var culture in fromFiles.Languages.Select(l => l.Culture))
            {
                Assert.Equal(fromFiles.PathOf(entry.Key, culture), fromDatabase.PathOf(entry.Key, culture));
                Assert.Equal(fromFiles.Find(entry.Key, culture), fromDatabase.Find(entry.Key, culture));
            }
        }

        Assert.Equal(fromFiles.Media(Given.Canal)!.Hash, fromDatabase.Media(Given.Canal)!.Hash);
        Assert.Equal("Was ist los?", fromDatabase.Phrase("Agenda.Title", Given.De));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Damaged_file_is_named_with_its_line_and_nothing_is_imported(StoreProvider provider)
    {
        await using var site = await Site.EmptyAsync(provider, cluster);
        using var folder = Given.SiteWith("Content/leiden.config", x => x.Replace("</Info>", "</Inof>"));

        var report = await site.Import.RunAsync(SiteExport.Read(folder.Path, stop: Stop), new ImportOptions("test"), null, Stop);

        Assert.False(report.Done);
        var finding = Assert.Single(report.Findings, f => f.Severity == Severity.Error);
        Assert.Equal("file-damaged", finding.Code);
        Assert.StartsWith("Content/leiden.config:", finding.Where, StringComparison.Ordinal);
        Assert.True(await site.Import.IsEmptyAsync(Stop));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Used_database_is_left_alone_without_overwrite(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "Van Anna"), "anna", Stop);

        var report = await site.Import.RunAsync(Given.Site(), new ImportOptions("test"), null, Stop);

        Assert.False(report.Done);
        Assert.Equal(["conflict", "database-in-use"], report.Findings.Select(f => f.Code));
        Assert.Equal("Content/leiden.config: Titel (nl)", report.Findings[0].Where);
        Assert.Equal("Stored is \"Van Anna\", the file says \"Leiden\".", report.Findings[0].Message);
        Assert.Equal("Van Anna", (await site.DraftedAsync()).Find(Given.Leiden, Given.Nl)!.Values.Text("title"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Changed_file_changes_its_item_alone_and_leaves_a_redirect(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        using var folder = Given.SiteWith("Content/bestemmingen.config", x => x.Replace("<![CDATA[orte]]>", "<![CDATA[staedte]]>"));

        var report = await site.Import.RunAsync(SiteExport.Read(folder.Path, stop: Stop), new ImportOptions("test", Overwrite: true), null, Stop);

        Assert.True(report.Done);
        Assert.Equal("Content/bestemmingen.config", Assert.Single(report.Files, f => f.Action != ImportAction.Unchanged).Source);
        var set = await site.PublishedAsync();
        Assert.Equal("/staedte/leiden/", set.PathOf(Given.Leiden, Given.De));
        Assert.Equal(Given.Leiden, set.RedirectAt(Given.De, "/orte/leiden/")!.Item);
        Assert.Null(set.RedirectAt(Given.Nl, "/bestemmingen/"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task File_without_a_culture_removes_the_culture(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        using var folder = Given.SiteWith("Content/leiden.config", x =>
        {
            var file = XDocument.Parse(x);
            file.Descendants().Where(e => e.Attribute("Culture")?.Value == "de").Remove();
            return file.ToString();
        });

        var export = SiteExport.Read(folder.Path, stop: Stop);
        await site.Import.RunAsync(export, new ImportOptions("test", Overwrite: true), null, Stop);

        Assert.Null((await site.Drafts.FindAsync(Given.Leiden, Stop))!.In(Given.De));
        Assert.False((await site.PublishedAsync()).Exists(Given.Leiden, Given.De));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Delete_marker_deletes_the_item(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        using var folder = Given.SiteWith("Content/impressum.config", $"""<Empty Key="{Given.Imprint}" Alias="Impressum" Change="Delete" />""");

        var report = await site.Import.RunAsync(SiteExport.Read(folder.Path, stop: Stop), new ImportOptions("test", Overwrite: true), null, Stop);

        Assert.Equal(("Content/impressum.config", ImportAction.Deleted), report.Files.Where(f => f.Action != ImportAction.Unchanged).Select(f => (f.Source, f.Action)).Single());
        Assert.Null(await site.Drafts.FindAsync(Given.Imprint, Stop));
        Assert.Null((await site.PublishedAsync()).Entry(Given.Imprint));
    }

    [Fact]
    public async Task Missing_picture_is_listed_and_its_item_imported()
    {
        await using var site = await Site.EmptyAsync(StoreProvider.Sqlite, cluster);
        using var folder = Given.SiteWith("media/le4g8n2d/gracht.svg", "");
        File.Delete(Path.Combine(folder.Path, "media/le4g8n2d/gracht.svg"));

        var report = await site.Import.RunAsync(SiteExport.Read(folder.Path, stop: Stop), new ImportOptions("test"), null, Stop);

        Assert.Equal(("media-missing", "Media/gracht.config"), report.Findings.Select(f => (f.Code, f.Where)).Single());
        Assert.Equal("", (await site.PublishedAsync()).Media(Given.Canal)!.Hash);
    }

    [Fact]
    public async Task Reference_to_nothing_is_listed_and_kept()
    {
        await using var site = await Site.EmptyAsync(StoreProvider.Sqlite, cluster);
        var gone = Guid.Parse("11111111-2222-4333-8444-555555555555");
        using var folder = Given.SiteWith("Content/leiden.config", x => x.Replace(Given.Imprint.ToString("N"), gone.ToString("N")));

        var report = await site.Import.RunAsync(SiteExport.Read(folder.Path, stop: Stop), new ImportOptions("test"), null, Stop);

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("reference-missing", "Content/leiden.config"), (finding.Code, finding.Where));
        Assert.Contains(gone.ToString(), finding.Message, StringComparison.Ordinal);
        Assert.Equal([Given.Katwijk, gone], (await site.PublishedAsync()).Find(Given.Leiden, Given.Nl)!.Values.Picks("related"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Schedule_of_a_file_becomes_due_work_and_comes_back_at_export(StoreProvider provider)
    {
        await using var site = await Site.EmptyAsync(provider, cluster);
        using var folder = Given.SiteWith("Content/katwijk.config", x => x.Replace("<Schedule />", """
            <Schedule>
                  <ContentSchedule>
                    <Culture>de</Culture>
                    <Action>Release</Action>
                    <Date>2099-07-01T08:00:00</Date>
                  </ContentSchedule>
                </Schedule>
            """));

        await site.Import.RunAsync(SiteExport.Read(folder.Path, stop: Stop), new ImportOptions("test"), null, Stop);

        var due = Assert.Single(await site.Due.ListAsync(Due.Publish, 10, Stop));
        Assert.Equal((Given.Katwijk, Given.De), (due.Key, due.Culture));

        // Eight in the morning in Leiden in July is six o'clock UTC.
        Assert.Equal(new DateTime(2099, 7, 1, 6, 0, 0, DateTimeKind.Utc), due.At);
        var again = await site.Import.RunAsync(SiteExport.Read(folder.Path, stop: Stop), new ImportOptions("test", Overwrite: true), null, Stop);
        Assert.Equal(0, again.Sequence);
        var exported = (await site.Drafts.ExportAsync(Stop)).Items.Single(i => i.Key == Given.Katwijk);
        Assert.Equal(new ScheduledChange(Given.De, true, new DateTime(2099, 7, 1, 8, 0, 0)), Assert.Single(exported.Schedule));
    }
}
