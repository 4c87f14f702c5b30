namespace StadKust.Content.Tests;

public sealed class RoundTripTests(PostgresCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    [Fact]
    public void Files_read_and_written_have_the_same_bytes()
    {
        using var folder = new TemporaryFolder();

        Given.Site().Write(folder.Path, stop: Stop);

        AssertSame(Given.SiteFolder(), folder.Path);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Export_after_import_has_the_same_bytes(StoreProvider provider)
    {
        using var folder = new TemporaryFolder();
        await using var site = await Site.FilledAsync(provider, cluster);

        var export = await site.Drafts.ExportAsync(Stop);
        export.Write(folder.Path, stop: Stop);

        Assert.Empty(export.Findings);
        AssertSame(Given.SiteFolder(), folder.Path);
    }

    [Fact]
    public async Task Content_of_the_region_comes_back_with_the_same_bytes()
    {
        var source = Given.RegionFolder();
        using var folder = new TemporaryFolder();
        await using var site = await Site.EmptyAsync(StoreProvider.Sqlite, cluster);
        var export = SiteExport.Read(source, stop: Stop);

        var report = await site.Import.RunAsync(export, new ImportOptions("test"), null, Stop);
        Assert.True(report.Done, string.Join('\n', report.Findings));
        (await site.Drafts.ExportAsync(Stop)).Write(folder.Path, stop: Stop);

        AssertSame(source, folder.Path);
    }

    [Fact]
    public void Content_of_the_region_is_read_without_a_finding() => Assert.Empty(SiteExport.Read(Given.RegionFolder(), stop: Stop).Findings);

    [Fact]
    public async Task File_that_is_not_written_again_is_removed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Content/old.config", "gone");
        folder.Write("media/le4g8n2d/gracht.svg", "stays");
        await using var site = await Site.FilledAsync(StoreProvider.Sqlite, cluster);

        (await site.Drafts.ExportAsync(Stop)).Write(folder.Path, stop: Stop);

        Assert.False(File.Exists(Path.Combine(folder.Path, "Content/old.config")));
        Assert.True(File.Exists(Path.Combine(folder.Path, "media/le4g8n2d/gracht.svg")));
    }

    [Fact]
    public async Task Item_whose_draft_differs_is_named_at_export()
    {
        await using var site = await Site.FilledAsync(StoreProvider.Sqlite, cluster);
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "Leiden nieuw"), "anna", Stop);

        var finding = Assert.Single((await site.Drafts.ExportAsync(Stop)).Findings);

        Assert.Equal(("draft-differs", "Leiden (nl)"), (finding.Code, finding.Where));
        Assert.Contains("in title;", finding.Message, StringComparison.Ordinal);
    }

    private static void AssertSame(string expected, string actual)
    {
        static List<string> Files(string folder) =>
            [.. Directory.EnumerateFiles(folder, "*.config", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];

        Assert.Equal(Files(expected), Files(actual));
        foreach (var file in Files(expected))
        {
            var (before, after) = (File.ReadAllBytes(Path.Combine(expected, file)), File.ReadAllBytes(Path.Combine(actual, file)));
            if (!before.AsSpan().SequenceEqual(after))
            {
                // As text, so that the first difference can be read.
                Assert.Equal($"{file}\n{System.Text.Encoding.UTF8.GetString(before)}", $"{file}\n{System.Text.Encoding.UTF8.GetString(after)}");
                Assert.Fail($"{file} differs in its bytes.");
            }
        }
    }
}
