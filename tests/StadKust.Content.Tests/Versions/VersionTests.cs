using System.Collections.Immutable;
using System.Text.Json;

namespace StadKust.Content.Tests;

public sealed class VersionTests(PostgresCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    [Theory, MemberData(nameof(Both))]
    public async Task Every_save_and_publish_is_kept_with_who_and_why(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "een"), "anna", Stop);
        await site.Drafts.Because("typing error").SaveAsync(Change.Title(Given.Leiden, Given.Nl, "twee"), "bert", Stop);
        await site.Drafts.PublishAsync(Given.Leiden, [Given.Nl], "anna", Stop);

        var versions = await site.Drafts.RevisionsAsync(Given.Leiden, Given.Nl, Stop);

        Assert.Equal([("anna", true, null), ("bert", false, "typing error"), ("anna", false, null)], versions.Take(3).Select(v => (v.Who, v.WasPublished, v.Why)));
        var change = Assert.Single((await site.Drafts.CompareAsync(versions[2].Id, versions[1].Id, Stop))!);
        Assert.Equal(("title", "een", "twee"), (change.Alias, change.Before!.Value.GetString(), change.After!.Value.GetString()));
        Assert.Empty((await site.Drafts.CompareAsync(versions[1].Id, versions[0].Id, Stop))!);
        Assert.Equal("typing error", (await site.Log.OfItemAsync(Given.Leiden, 10, Stop)).Single(c => c.Who == "bert").Why);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Rollback_lists_the_shared_fields_and_languages_it_touches_before_it_is_done(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        var first = (await site.Drafts.RevisionsAsync(Given.Leiden, Given.Nl, Stop))[0];
        var german = (await site.Drafts.FindAsync(Given.Leiden, Stop))!.In(Given.De)!;
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "Sleutelstad") with { Shared = Themes("coast") }, "anna", Stop);

        var effect = (await site.Drafts.RollbackEffectAsync(first.Id, Stop))!;
        Assert.Equal(["title"], effect.Own.Select(c => c.Alias));
        Assert.Equal(["themes"], effect.Shared.Select(c => c.Alias));
        Assert.Equal([Given.De, Given.En], effect.Touches);

        // Without the shared field, then with it.
        Assert.True((await site.Drafts.RollBackAsync(first.Id, [], "bert", Stop)).Done);
        var item = (await site.Drafts.FindAsync(Given.Leiden, Stop))!;
        Assert.Equal(("Leiden", "coast"), (Text(item.In(Given.Nl)!.Values["title"]), Text(item.Shared["themes"])));
        Assert.True((await site.Drafts.RollBackAsync(first.Id, ["themes"], "bert", Stop)).Done);
        item = (await site.Drafts.FindAsync(Given.Leiden, Stop))!;
        Assert.Equal("culture", Text(item.Shared["themes"]));
        Assert.Equal(german.Values["title"].GetString(), item.In(Given.De)!.Values["title"].GetString());
        effect = (await site.Drafts.RollbackEffectAsync(first.Id, Stop))!;
        Assert.Empty(effect.Own.Concat(effect.Shared));
    }

    [Fact]
    public async Task Item_that_does_not_vary_rolls_back_its_values()
    {
        await using var site = await Site.FilledAsync(StoreProvider.Sqlite, cluster);
        var before = (await site.Drafts.FindAsync(Given.Settings, Stop))!;
        var first = (await site.Drafts.RevisionsAsync(Given.Settings, new Culture(""), Stop))[0];
        var alias = before.Shared.Keys.First();
        await site.Drafts.SaveAsync(
            new ItemChange(Given.Settings) { Shared = ImmutableDictionary<string, JsonElement>.Empty.Add(alias, JsonText.String("")) }, "anna", Stop);
        Assert.False((await site.Drafts.FindAsync(Given.Settings, Stop))!.Shared.ContainsKey(alias));

        await site.Drafts.RollBackAsync(first.Id, [alias], "anna", Stop);

        Assert.Equal(JsonText.Compact(before.Shared[alias]), JsonText.Compact((await site.Drafts.FindAsync(Given.Settings, Stop))!.Shared[alias]));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Rule_keeps_the_newest_the_published_and_the_last_of_a_day(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        for (var i = 0; i < 5; i++)
        {
            await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, $"{i}"), "anna", Stop);
        }

        await site.Drafts.PublishAsync(Given.Leiden, [Given.Nl], "anna", Stop);
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "nieuw"), "anna", Stop);
        var before = await site.Drafts.RevisionsAsync(Given.Leiden, Given.Nl, Stop);
        var now = DateTime.UtcNow;

        // Young versions stay; later the day keeps its last; in the end only what was published, and the newest.
        Assert.Equal(0, await site.Drafts.PruneAsync(VersionRule.Usual, now, Stop));
        await site.Drafts.PruneAsync(VersionRule.Usual, now.AddDays(30), Stop);
        var daily = await site.Drafts.RevisionsAsync(Given.Leiden, Given.Nl, Stop);
        await site.Drafts.PruneAsync(new VersionRule(TimeSpan.Zero, TimeSpan.Zero, KeepPublished: false), now.AddDays(300), Stop);
        var last = await site.Drafts.RevisionsAsync(Given.Leiden, Given.Nl, Stop);

        Assert.Equal(before.Where(v => v.WasPublished || v.Id == before[0].Id).Select(v => v.Id), daily.Select(v => v.Id));
        Assert.Equal([before[0].Id, before[1].Id], last.Select(v => v.Id));
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value[0].GetString()! : value.GetString()!;

    private static ImmutableDictionary<string, JsonElement> Themes(string theme) =>
        ImmutableDictionary<string, JsonElement>.Empty.Add("themes", JsonSerializer.SerializeToElement(new[] { theme }));
}
