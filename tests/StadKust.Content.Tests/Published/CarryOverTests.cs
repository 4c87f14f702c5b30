namespace StadKust.Content.Tests;

/// <summary>What one set takes over from the set before it.</summary>
public sealed class CarryOverTests(PostgresCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publish_leaves_other_items_as_they_were_read()
    {
        await using var site = await Site.FilledAsync(StoreProvider.Sqlite, cluster);
        var before = await site.PublishedAsync();
        var (leiden, imprint) = (before.Find(Given.Leiden, Given.Nl), before.Find(Given.Imprint, Given.De));

        await RetitleAsync(site, "Leiden nieuw");
        var after = await site.PublishedAsync();

        Assert.Same(imprint, after.Find(Given.Imprint, Given.De));
        Assert.NotSame(leiden, after.Find(Given.Leiden, Given.Nl));
        Assert.Same(leiden, before.Find(Given.Leiden, Given.Nl));
    }

    [Fact]
    public async Task Changes_name_what_was_published_and_that_the_tree_stands()
    {
        await using var site = await Site.FilledAsync(StoreProvider.Sqlite, cluster);
        var before = await site.PublishedAsync();
        await RetitleAsync(site, "Leiden nieuw");
        var after = await site.PublishedAsync();

        var changes = after.ChangesSince(before)!;

        Assert.Equal([Given.Leiden], changes.Items);
        Assert.True(changes.SameTree && changes.OnlyItems);
        Assert.Null(before.ChangesSince(after));
        Assert.Null(after.ChangesSince(Given.Site().ToSet()));
    }

    [Fact]
    public async Task Saving_a_draft_changes_nothing_for_readers()
    {
        await using var site = await Site.FilledAsync(StoreProvider.Sqlite, cluster);
        var before = await site.PublishedAsync();
        var leiden = before.Find(Given.Leiden, Given.Nl);

        var saved = await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "Nog niet"), "anna", Stop);
        var after = await site.PublishedAsync();

        Assert.Equal(saved.Sequence, after.Version);
        Assert.Equal(before.Edition, after.Edition);
        Assert.Empty(after.ChangesSince(before)!.Items);
        Assert.Same(leiden, after.Find(Given.Leiden, Given.Nl));
        await site.Drafts.PublishAsync(Given.Leiden, [Given.Nl], "anna", Stop);
        Assert.True((await site.PublishedAsync()).Edition > before.Edition);
    }

    [Fact]
    public async Task Withdrawn_item_changes_the_tree()
    {
        await using var site = await Site.FilledAsync(StoreProvider.Sqlite, cluster);
        var before = await site.PublishedAsync();
        _ = before.OfType("page", Given.Nl);
        await site.Drafts.WithdrawAsync(Given.Leiden, [Given.Nl], "anna", Stop);

        var after = await site.PublishedAsync();

        Assert.False(after.ChangesSince(before)!.SameTree);
        Assert.DoesNotContain(Given.Leiden, after.OfType("page", Given.Nl));
        Assert.Contains(Given.Leiden, before.OfType("page", Given.Nl));
    }

    [Fact]
    public async Task What_is_worked_out_of_a_set_gets_what_the_set_before_had()
    {
        await using var site = await Site.FilledAsync(StoreProvider.Sqlite, cluster);
        var first = await site.PublishedAsync();
        Assert.Equal("1: nothing", first.Derived<string>((_, earlier) => $"1: {earlier?.Value ?? "nothing"}"));
        Assert.Equal("1: nothing", first.Derived<string>((_, _) => "made twice"));

        // A set nobody asks in between loses nothing.
        await RetitleAsync(site, "een");
        await site.PublishedAsync();
        await site.Drafts.WithdrawAsync(Given.Katwijk, [Given.Nl], "anna", Stop);
        var third = await site.PublishedAsync();
        SetChanges? changes = null;

        Assert.Equal("3: 1: nothing", third.Derived<string>((_, earlier) =>
        {
            changes = earlier!.Changes;
            return $"3: {earlier.Value}";
        }));

        Assert.Equal([Given.Leiden, Given.Katwijk], changes!.Items.Order());
    }

    [Fact]
    public async Task Items_kept_read_stay_within_their_budget()
    {
        await using var site = await Site.FilledAsync(StoreProvider.Sqlite, cluster);
        var set = (IndexedSet)await site.PublishedAsync();
        var small = new Snapshots(budget: 4_000);

        for (var round = 0; round < 3; round++)
        {
            foreach (var node in set.Tree.Nodes.Values)
            {
                foreach (var variant in node.Variants)
                {
                    Assert.Equal(variant.Name, small.Find(node, variant, set.Bodies, set.Types).Name);
                }
            }
        }

        // One item alone takes some two thousand bytes.
        Assert.InRange(small.Held, 1, 4_000);
    }

    private static async Task RetitleAsync(Site site, string title)
    {
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, title), "anna", Stop);
        Assert.True((await site.Drafts.PublishAsync(Given.Leiden, [Given.Nl], "anna", Stop)).Done);
    }
}
