namespace StadKust.Content.Tests;

public sealed class MovingTests(PostgresCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    [Theory, MemberData(nameof(Both))]
    public async Task Renamed_item_leaves_a_redirect(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);

        await RenameAsync(site, Given.Leiden, "sleutelstad");

        var set = await site.PublishedAsync();
        Assert.Null(set.KeyAt(Given.Nl, "/bestemmingen/leiden/"));
        Assert.Equal(Given.Leiden, set.RedirectAt(Given.Nl, "/bestemmingen/leiden")!.Item);
        Assert.Equal(Given.Leiden, set.KeyAt(Given.Nl, "/bestemmingen/sleutelstad/"));
        Assert.Null(set.RedirectAt(Given.De, "/orte/leiden"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Twice_renamed_item_is_found_from_both_old_addresses(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);

        await RenameAsync(site, Given.Leiden, "sleutelstad");
        await RenameAsync(site, Given.Leiden, "stad-van-ontdekkers");

        var set = await site.PublishedAsync();
        Assert.Equal(Given.Leiden, set.RedirectAt(Given.Nl, "/bestemmingen/leiden/")!.Item);
        Assert.Equal(Given.Leiden, set.RedirectAt(Given.Nl, "/bestemmingen/sleutelstad/")!.Item);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_items_that_swap_addresses_do_not_send_readers_in_circles(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);

        await RenameAsync(site, Given.Leiden, "tijdelijk");
        await RenameAsync(site, Given.Katwijk, "leiden");
        await RenameAsync(site, Given.Leiden, "katwijk");

        var set = await site.PublishedAsync();
        Assert.Equal(Given.Katwijk, set.KeyAt(Given.Nl, "/bestemmingen/leiden/"));
        Assert.Equal(Given.Leiden, set.KeyAt(Given.Nl, "/bestemmingen/katwijk/"));
        Assert.Null(set.RedirectAt(Given.Nl, "/bestemmingen/leiden/"));
        Assert.Null(set.RedirectAt(Given.Nl, "/bestemmingen/katwijk/"));
        Assert.Equal(Given.Leiden, set.RedirectAt(Given.Nl, "/bestemmingen/tijdelijk/")!.Item);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Item_below_a_renamed_one_is_found_from_its_old_address(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);

        await RenameAsync(site, Given.Towns, "plaatsen");
        await RenameAsync(site, Given.Leiden, "sleutelstad");

        var set = await site.PublishedAsync();
        Assert.Equal("/plaatsen/sleutelstad/", set.PathOf(Given.Leiden, Given.Nl));
        Assert.Equal(Given.Katwijk, set.RedirectAt(Given.Nl, "/bestemmingen/katwijk/")!.Item);
        Assert.Equal(Given.Leiden, set.RedirectAt(Given.Nl, "/bestemmingen/leiden/")!.Item);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Moved_item_takes_its_branch_along_and_leaves_a_redirect(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        var child = await site.Drafts.CreateAsync(Change.Page(Given.Katwijk, "Vuurbaak"), "anna", Stop);
        await site.Drafts.PublishAsync(child.Key, [Given.Nl], "anna", Stop);
        await site.PublishedAsync();

        var moved = await site.Drafts.MoveAsync(Given.Katwijk, Given.Leiden, "anna", Stop);

        Assert.True(moved.Done);
        var set = await site.PublishedAsync();
        Assert.Equal("/bestemmingen/leiden/katwijk/vuurbaak/", set.PathOf(child.Key, Given.Nl));
        Assert.Equal(5, set.Entry(child.Key)!.Level);
        Assert.Equal(child.Key, set.RedirectAt(Given.Nl, "/bestemmingen/katwijk/vuurbaak/")!.Item);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Item_cannot_move_below_itself(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);

        var outcome = await site.Drafts.MoveAsync(Given.Towns, Given.Leiden, "anna", Stop);

        Assert.Equal("move-circle", Assert.Single(outcome.Findings).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Type_that_is_not_allowed_there_cannot_move_there(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);

        var outcome = await site.Drafts.MoveAsync(Given.Settings, Given.Leiden, "anna", Stop);

        Assert.Equal("type-not-allowed", Assert.Single(outcome.Findings).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Children_keep_the_order_they_were_given(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);

        await site.Drafts.SortAsync(Given.Towns, [Given.Katwijk, Given.Leiden], "anna", Stop);

        Assert.Equal([Given.Katwijk, Given.Leiden], (await site.PublishedAsync()).ChildEntries(Given.Towns).Select(e => e.Key));
        Assert.Equal([Given.Katwijk, Given.Leiden], (await site.Drafts.ChildrenAsync(Given.Towns, Stop)).Select(e => e.Key));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Trashed_branch_disappears_and_comes_back_unpublished(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);

        await site.Drafts.TrashAsync(Given.Towns, "anna", Stop);

        Assert.Null((await site.PublishedAsync()).Entry(Given.Leiden));
        Assert.Null((await site.DraftedAsync()).Entry(Given.Leiden));
        Assert.Equal([Given.Towns], (await site.Drafts.TrashedAsync(Stop)).Select(h => h.Key));

        await site.Drafts.RestoreAsync(Given.Towns, null, "anna", Stop);

        Assert.Null((await site.PublishedAsync()).Entry(Given.Leiden));
        Assert.Equal("/bestemmingen/leiden/", (await site.DraftedAsync()).PathOf(Given.Leiden, Given.Nl));
        await site.Drafts.PublishWithDescendantsAsync(Given.Towns, [Given.Nl], includeUnpublished: true, "anna", Stop);
        Assert.Equal("/bestemmingen/leiden/", (await site.PublishedAsync()).PathOf(Given.Leiden, Given.Nl));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Item_is_deleted_for_good_from_the_bin_only(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);

        Assert.Equal("item-not-trashed", Assert.Single((await site.Drafts.DeleteAsync(Given.Towns, "anna", Stop)).Findings).Code);
        await site.Drafts.TrashAsync(Given.Towns, "anna", Stop);
        Assert.True((await site.Drafts.DeleteAsync(Given.Towns, "anna", Stop)).Done);

        Assert.Null(await site.Drafts.FindAsync(Given.Leiden, Stop));
        Assert.Equal("item-missing", Assert.Single((await site.Drafts.PublishAsync(Given.Leiden, [Given.Nl], "anna", Stop)).Findings).Code);
    }

    private static async Task RenameAsync(Site site, Guid key, string slug)
    {
        Assert.True((await site.Drafts.SaveAsync(Change.Slug(key, Given.Nl, slug), "anna", Stop)).Done);
        Assert.Empty((await site.Drafts.PublishAsync(key, [Given.Nl], "anna", Stop)).Findings);
    }
}
