using System.Collections.Immutable;
using System.Text.Json;

namespace StadKust.Content.Tests;

public sealed class UsesTests(PostgresCluster cluster)
{
    private static readonly Lazy<ContentSet> Region = new(() => SiteExport.Read(Given.RegionFolder()).ToSet());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    [Fact]
    public void Withdrawal_names_menus_references_items_below_and_printed_addresses()
    {
        var settings = Region.Value.FirstOfType("settings", Given.Nl)!;
        var menu = settings.Values.Picks("menu").First(k => Region.Value.Exists(k, Given.Nl) && Region.Value.ChildEntries(k).Any(c => Region.Value.Exists(c.Key, Given.Nl)));
        var effect = new WithdrawalEffect(new FixedSets(Region.Value), [new OnPaper(menu, Given.Nl, "magazine 2027-1, page 3")]);

        var losses = effect.Of(menu, [Given.Nl]);

        Assert.Contains(losses, l => l is { Kind: LossKind.Menu, Where: "menu" } && l.By == settings.Key && l.Lost == menu);
        Assert.Contains(losses, l => l.Kind == LossKind.Below && l.By == menu);
        Assert.Equal("magazine 2027-1, page 3", Assert.Single(losses, l => l.Kind == LossKind.Printed).Where);
        Assert.All(losses, l => Assert.Equal(Given.Nl, l.Culture));
    }

    [Fact]
    public void What_goes_together_does_not_miss_itself()
    {
        var effect = new WithdrawalEffect(new FixedSets(Region.Value), []);
        var home = Region.Value.FirstOfType("home", Given.Nl)!;

        Assert.DoesNotContain(effect.Of(home.Key, [Given.Nl]), l => l.Kind == LossKind.Reference);
    }

    [Fact]
    public void Picture_in_a_block_is_a_use()
    {
        var uses = ItemUses.Of(Region.Value);
        var story = Region.Value.Entries.First(e => uses.By(e.Key).Any(u => u.Property == "body" && Region.Value.Media(u.Target) is not null));
        var picture = uses.By(story.Key).First(u => u.Property == "body" && Region.Value.Media(u.Target) is not null).Target;

        Assert.Contains(uses.Of(picture), u => u.Item == story.Key && u.Property == "body");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Uses_follow_each_publication(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        var before = ItemUses.Of(await site.PublishedAsync());
        Assert.Equal([Given.Leiden], before.Of(Given.Imprint).Select(u => u.Item).Distinct());
        var pick = ImmutableDictionary<string, JsonElement>.Empty.Add("related", JsonText.String($"umb://document/{Given.Imprint:N}"));
        await site.Drafts.SaveAsync(new ItemChange(Given.Katwijk) { Shared = pick }, "anna", Stop);
        await site.Drafts.PublishAsync(Given.Katwijk, [Given.De], "anna", Stop);
        await site.Drafts.WithdrawAsync(Given.Leiden, [Given.Nl], "anna", Stop);

        var set = await site.PublishedAsync();
        var uses = ItemUses.Of(set);

        Assert.Contains(new ItemUse(Given.Katwijk, Given.De, "related", Given.Imprint), uses.Of(Given.Imprint));
        Assert.DoesNotContain(uses.Of(Given.Imprint), u => u.Item == Given.Leiden && u.Culture == Given.Nl);
        using var late = site.NewSets();
        var read = ItemUses.Of((await late.AdvanceAsync(withDrafts: false, Stop)).Published);
        Assert.All(set.Entries, e => Assert.Equal(read.By(e.Key).ToHashSet(), uses.By(e.Key).ToHashSet()));

        // What editors have in hand: Katwijk picks it in Dutch, too.
        Assert.Contains(ItemUses.Of(await site.DraftedAsync()).Of(Given.Imprint), u => u.Item == Given.Katwijk);
    }

    [Fact]
    public void Link_leads_to_its_language_or_to_another_marked_as_such_or_nowhere()
    {
        var set = Given.Site().ToSet();

        Assert.Equal(new LinkTarget(Given.De, "/orte/leiden/", false), set.LeadTo(Given.Leiden, Given.De, LinkPolicy.Hide));
        Assert.Null(set.LeadTo(Given.Leiden, Given.En, LinkPolicy.Hide));
        var other = set.LeadTo(Given.Leiden, Given.En, LinkPolicy.OtherLanguage)!;
        Assert.True(other.IsOther);
        Assert.NotEqual(Given.En, other.Culture);
        Assert.Null(set.LeadTo(Given.Key(999), Given.Nl, LinkPolicy.OtherLanguage));

        // An item in German only is first-class: from everywhere there is a way to it.
        Assert.All([Given.Nl, Given.De, Given.En], c => Assert.Equal(Given.De, set.LeadTo(Given.Imprint, c, LinkPolicy.OtherLanguage)!.Culture));
    }

    private sealed class OnPaper(Guid item, Culture culture, string where) : IPrintedAddresses
    {
        public IEnumerable<string> Of(Guid asked, Culture inCulture) => asked == item && inCulture == culture ? [where] : [];
    }
}
