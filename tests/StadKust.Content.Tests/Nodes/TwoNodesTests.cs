using System.Globalization;

namespace StadKust.Content.Tests;

/// <summary>Two nodes in processes of their own, and editors on a third, all on one PostgreSQL.</summary>
public sealed class TwoNodesTests(PostgresCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_change_is_seen_on_both_nodes_and_on_one_that_was_killed_and_came_back()
    {
        await using var site = await Site.FilledAsync(StoreProvider.PostgreSql, cluster);
        using var first = await NodeProcess.AnsweringAsync(site.Options);
        var second = await NodeProcess.AnsweringAsync(site.Options);
        try
        {
            // Publish.
            await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "Leiden eerst"), "anna", Stop);
            await BothAsync(await site.Drafts.PublishAsync(Given.Leiden, [Given.Nl], "anna", Stop), first, second);
            await SameAsync("Leiden eerst", $"title {Given.Leiden} nl", first, second);
            await SameAsync("Leiden, Stadt der Höfe", $"title {Given.Leiden} de", first, second);

            // Withdraw: gone by key and by path, in that language alone.
            var path = await first.AskAsync($"path {Given.Leiden} nl");
            await BothAsync(await site.Drafts.WithdrawAsync(Given.Leiden, [Given.Nl], "anna", Stop), first, second);
            await SameAsync("-", $"title {Given.Leiden} nl", first, second);
            await SameAsync("-", $"at nl {path}", first, second);
            await SameAsync("Leiden, Stadt der Höfe", $"title {Given.Leiden} de", first, second);

            // Move.
            await BothAsync(await site.Drafts.MoveAsync(Given.Leiden, Given.Home, "anna", Stop), first, second);
            await SameAsync("/leiden/", $"path {Given.Leiden} de", first, second);

            // Words and pictures come with files.
            await second.KillAsync();
            second.Dispose();
            using var folder = Given.SiteWith("Dictionary/agenda.title.config", x => x.Replace("Was ist los?", "Was läuft?"));
            folder.Write("Media/gracht.config", File.ReadAllText(Path.Combine(folder.Path, "Media/gracht.config")).Replace("Default=\"Gracht\"", "Default=\"Rapenburg\""));
            var report = await site.Import.RunAsync(SiteExport.Read(folder.Path, stop: Stop), new ImportOptions("test", Overwrite: true), null, Stop);
            Assert.True(report.Done);
            await first.AskAsync(string.Create(CultureInfo.InvariantCulture, $"wait {report.Sequence}"));

            // The one that was away starts from what the other has seen.
            second = await NodeProcess.AnsweringAsync(site.Options);
            await second.AskAsync(string.Create(CultureInfo.InvariantCulture, $"wait {report.Sequence}"));
            await SameAsync("Was läuft?", "word Agenda.Title de", first, second);
            await SameAsync("Rapenburg", $"media {Given.Canal}", first, second);
            await SameAsync("Leiden", $"title {Given.Leiden} nl", first, second);
        }
        finally
        {
            second.Dispose();
        }
    }

    [Fact]
    public async Task Writer_that_lingers_between_its_number_and_its_commit_loses_nothing()
    {
        await using var site = await Site.FilledAsync(StoreProvider.PostgreSql, cluster);
        using var node = await NodeProcess.AnsweringAsync(site.Options);
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "van de snelle"), "anna", Stop);
        var seen = long.Parse(await node.AskAsync("version"), CultureInfo.InvariantCulture);

        long number;
        Task<Outcome> quick;
        await using (var slow = await Writing.BeginAsync(site.Store, site.Signal, "slow", Stop))
        {
            slow.Log(ChangeKind.Word, "Agenda.Title", ChangeAction.Save);
            await slow.FlushAsync(Stop);
            number = slow.Sequence;

            // Another wants to publish meanwhile: it must not get a later number that is seen first.
            quick = site.Drafts.PublishAsync(Given.Leiden, [Given.Nl], "anna", Stop);
            await Task.Delay(200, Stop);
            Assert.False(quick.IsCompleted);
            Assert.Equal("Leiden", await node.AskAsync($"title {Given.Leiden} nl"));
            await slow.CommitAsync(Stop);
        }

        var published = await quick;
        Assert.True(published.Sequence > number && number > seen - 1);
        await node.AskAsync(string.Create(CultureInfo.InvariantCulture, $"wait {published.Sequence}"));
        Assert.Equal("van de snelle", await node.AskAsync($"title {Given.Leiden} nl"));
        var log = await site.Log.SinceAsync(0, int.MaxValue, Stop);
        Assert.Equal(Enumerable.Range(1, log.Count).Select(i => (long)i), log.Select(c => c.Sequence));
    }

    private static async Task BothAsync(Outcome outcome, params NodeProcess[] nodes)
    {
        Assert.True(outcome.Done, string.Join('\n', outcome.Findings));
        foreach (var node in nodes)
        {
            Assert.Equal("seen", await node.AskAsync(string.Create(CultureInfo.InvariantCulture, $"wait {outcome.Sequence}")));
        }
    }

    private static async Task SameAsync(string expected, string question, params NodeProcess[] nodes)
    {
        foreach (var node in nodes)
        {
            Assert.Equal(expected, await node.AskAsync(question));
        }
    }
}
