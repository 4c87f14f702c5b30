using System.Collections.Immutable;
using System.Text.Json;

namespace StadKust.Content.Tests;

public sealed class PublishingTests(PostgresCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task Saved_draft_is_not_published(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);

        var saved = await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "Leiden nieuw"), "anna", Stop);

        Assert.True(saved.Done);
        Assert.Equal("Leiden", (await site.PublishedAsync()).Find(Given.Leiden, Given.Nl)!.Values.Text("title"));
        Assert.Equal("Leiden nieuw", (await site.DraftedAsync()).Find(Given.Leiden, Given.Nl)!.Values.Text("title"));
        var leiden = (await site.Drafts.FindAsync(Given.Leiden, Stop))!;
        Assert.Equal(VariantState.PublishedWithChanges, leiden.In(Given.Nl)!.State);
        Assert.Equal(VariantState.Published, leiden.In(Given.De)!.State);
        Assert.Equal(VariantState.Draft, leiden.In(Given.En)!.State);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Publishing_one_culture_leaves_the_others(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "Leiden nieuw"), "anna", Stop);
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.De, "Leiden neu"), "anna", Stop);

        var published = await site.Drafts.PublishAsync(Given.Leiden, [Given.Nl], "anna", Stop);

        Assert.Empty(published.Findings);
        var set = await site.PublishedAsync();
        Assert.Equal(published.Sequence, set.Version);
        Assert.Equal("Leiden nieuw", set.Find(Given.Leiden, Given.Nl)!.Values.Text("title"));
        Assert.Equal("Leiden, Stadt der Höfe", set.Find(Given.Leiden, Given.De)!.Values.Text("title"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Item_without_its_mandatory_title_is_not_published(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, ""), "anna", Stop);

        var outcome = await site.Drafts.PublishAsync(Given.Leiden, [Given.Nl], "anna", Stop);

        Assert.False(outcome.Done);
        var finding = Assert.Single(outcome.Findings);
        Assert.Equal(("value-missing", "Leiden (nl) / Titel"), (finding.Code, finding.Where));
        Assert.Equal("Leiden", (await site.PublishedAsync()).Find(Given.Leiden, Given.Nl)!.Values.Text("title"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Value_that_does_not_match_its_pattern_is_not_published(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        var change = new ItemChange(Given.Katwijk) { Shared = ImmutableDictionary<string, JsonElement>.Empty.Add("postcode", JsonText.String("12 XY")) };
        await site.Drafts.SaveAsync(change, "anna", Stop);

        var outcome = await site.Drafts.PublishAsync(Given.Katwijk, [Given.Nl], "anna", Stop);

        Assert.Equal("pattern", Assert.Single(outcome.Findings).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_siblings_cannot_have_one_slug_in_a_culture(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        await site.Drafts.SaveAsync(Change.Slug(Given.Katwijk, Given.Nl, "leiden"), "anna", Stop);

        var outcome = await site.Drafts.PublishAsync(Given.Katwijk, [Given.Nl], "anna", Stop);

        Assert.Equal("slug-taken", Assert.Single(outcome.Findings).Code);
        Assert.Equal(Given.Leiden, (await site.PublishedAsync()).KeyAt(Given.Nl, "/bestemmingen/leiden/"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_siblings_published_together_swap_their_slugs_and_neither_address_goes_in_circles(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        for (var time = 0; time < 2; time++)
        {
            var (leiden, katwijk) = time == 0 ? ("katwijk", "leiden") : ("leiden", "katwijk");
            await site.Drafts.SaveAsync(Change.Slug(Given.Leiden, Given.Nl, leiden), "anna", Stop);
            await site.Drafts.SaveAsync(Change.Slug(Given.Katwijk, Given.Nl, katwijk), "anna", Stop);

            // One alone still meets the other.
            Assert.Equal("slug-taken", Assert.Single((await site.Drafts.PublishAsync(Given.Leiden, [Given.Nl], "anna", Stop)).Findings).Code);
            Assert.True((await site.Drafts.PublishSeveralAsync([Given.Leiden, Given.Katwijk], [Given.Nl], "anna", Stop)).Done);

            var set = await site.PublishedAsync();
            Assert.Equal(Given.Leiden, set.KeyAt(Given.Nl, $"/bestemmingen/{leiden}/"));
            Assert.Equal(Given.Katwijk, set.KeyAt(Given.Nl, $"/bestemmingen/{katwijk}/"));
            Assert.Null(set.RedirectAt(Given.Nl, "/bestemmingen/leiden/"));
            Assert.Null(set.RedirectAt(Given.Nl, "/bestemmingen/katwijk/"));
            Assert.Equal(Given.Leiden, set.KeyAt(Given.De, "/orte/leiden/"));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Slug_of_a_sibling_that_keeps_it_is_taken_also_when_both_are_published_together(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        await site.Drafts.SaveAsync(Change.Slug(Given.Katwijk, Given.Nl, "leiden"), "anna", Stop);
        foreach (var order in new[] { new[] { Given.Katwijk, Given.Leiden }, [Given.Leiden, Given.Katwijk] })
        {
            var outcome = await site.Drafts.PublishSeveralAsync(order, [Given.Nl], "anna", Stop);
            Assert.Equal("slug-taken", Assert.Single(outcome.Findings).Code);
        }

        Assert.False((await site.Drafts.PublishWithDescendantsAsync(Given.Towns, [Given.Nl], includeUnpublished: false, "anna", Stop)).Done);
        Assert.Equal(Given.Leiden, (await site.PublishedAsync()).KeyAt(Given.Nl, "/bestemmingen/leiden/"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Shared_values_are_published_for_all_cultures_at_once(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        var change = new ItemChange(Given.Leiden) { Shared = ImmutableDictionary<string, JsonElement>.Empty.Add("hide", JsonText.String("1")) };
        await site.Drafts.SaveAsync(change, "anna", Stop);
        Assert.True((await site.Drafts.FindAsync(Given.Leiden, Stop))!.SharedChanged);

        await site.Drafts.PublishAsync(Given.Leiden, [Given.Nl], "anna", Stop);

        var set = await site.PublishedAsync();
        Assert.True(set.Find(Given.Leiden, Given.Nl)!.Values.Flag("hide"));
        Assert.True(set.Find(Given.Leiden, Given.De)!.Values.Flag("hide"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Withdrawn_item_takes_what_lies_below_out_of_sight(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);

        await site.Drafts.WithdrawAsync(Given.Towns, [Given.De], "anna", Stop);

        var set = await site.PublishedAsync();
        Assert.False(set.Exists(Given.Leiden, Given.De));
        Assert.Null(set.At(Given.De, "/orte/leiden/"));
        Assert.True(set.Exists(Given.Leiden, Given.Nl));
        Assert.Equal(VariantState.Withdrawn, (await site.Drafts.FindAsync(Given.Towns, Stop))!.In(Given.De)!.State);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Publishing_below_an_unpublished_item_warns(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        await site.Drafts.WithdrawAsync(Given.Towns, [Given.Nl], "anna", Stop);

        var outcome = await site.Drafts.PublishAsync(Given.Katwijk, [Given.Nl], "anna", Stop);

        Assert.True(outcome.Done);
        Assert.Equal("ancestor-unpublished", Assert.Single(outcome.Findings).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Save_that_started_from_an_older_version_is_a_conflict(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        var version = (await site.Drafts.FindAsync(Given.Leiden, Stop))!.Version;
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "Van Anna") with { ExpectedVersion = version }, "anna", Stop);

        var second = await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "Van Bram") with { ExpectedVersion = version }, "bram", Stop);

        Assert.Equal("conflict", Assert.Single(second.Findings).Code);
        Assert.Equal("Van Anna", (await site.DraftedAsync()).Find(Given.Leiden, Given.Nl)!.Values.Text("title"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Made_item_is_published_with_its_branch(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        var parent = await site.Drafts.CreateAsync(Change.Page(Given.Towns, "Wassenaar"), "anna", Stop);
        var child = await site.Drafts.CreateAsync(Change.Page(parent.Key, "Meijendel"), "anna", Stop);
        Assert.Empty((await site.PublishedAsync()).ChildEntries(parent.Key));

        var outcome = await site.Drafts.PublishWithDescendantsAsync(parent.Key, [Given.Nl], includeUnpublished: true, "anna", Stop);

        Assert.True(outcome.Done);
        Assert.Equal("/bestemmingen/wassenaar/meijendel/", (await site.PublishedAsync()).PathOf(child.Key, Given.Nl));
        Assert.Equal(4, (await site.PublishedAsync()).Entry(child.Key)!.Level);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Published_unchanged_item_writes_nothing(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        var last = await site.Log.LastAsync(Stop);

        var outcome = await site.Drafts.PublishAsync(Given.Leiden, [Given.Nl, Given.De], "anna", Stop);

        Assert.Equal((true, 0L), (outcome.Done, outcome.Sequence));
        Assert.Equal(last, await site.Log.LastAsync(Stop));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Every_save_and_publication_leaves_a_revision(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "Leiden nieuw"), "anna", Stop);
        await site.Drafts.PublishAsync(Given.Leiden, [Given.Nl], "bram", Stop);

        var revisions = await site.Drafts.RevisionsAsync(Given.Leiden, Given.Nl, Stop);

        Assert.Equal([("bram", true), ("anna", false), ("test", true)], revisions.Select(r => (r.Who, r.WasPublished)));
        Assert.Equal("Leiden", (await site.Drafts.RevisionValuesAsync(revisions[^1].Id, Stop))!["title"].GetString());
    }

    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];
}

/// <summary>Small changes, said shortly.</summary>
internal static class Change
{
    public static ItemChange Shared(Guid key, string alias, string text) =>
        new(key) { Shared = ImmutableDictionary<string, JsonElement>.Empty.Add(alias, JsonText.String(text)) };

    public static ItemChange Title(Guid key, Culture culture, string title) => Value(key, culture, "title", title);

    public static ItemChange Slug(Guid key, Culture culture, string slug) => Value(key, culture, Slugs.Property, slug);

    public static NewItem Page(Guid parent, string name) => new("page", parent)
    {
        Names = ImmutableDictionary<Culture, string>.Empty.Add(Given.Nl, name),
        Values = One(Given.Nl, "title", name),
    };

    public static ItemChange Value(Guid key, Culture culture, string alias, string text) => new(key) { Values = One(culture, alias, text) };

    private static ImmutableDictionary<Culture, ImmutableDictionary<string, JsonElement>> One(Culture culture, string alias, string text) =>
        ImmutableDictionary<Culture, ImmutableDictionary<string, JsonElement>>.Empty.Add(
            culture, ImmutableDictionary<string, JsonElement>.Empty.Add(alias, JsonText.String(text)));
}
