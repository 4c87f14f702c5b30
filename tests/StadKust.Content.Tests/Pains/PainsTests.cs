using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;

namespace StadKust.Content.Tests;

/// <summary>Pains of the field that no other test of the core holds off yet. <see cref="ThirtyPains"/> names the test of each.</summary>
public sealed class PainsTests(PostgresCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    [Fact]
    public void Blocks_of_a_shared_property_show_each_language_its_own_values()
    {
        var values = (Culture c) => new PropertyValues(new Dictionary<string, JsonElement> { ["body"] = Mixed() }, VaryingBlocks().Model, c).Blocks("body");

        Assert.Equal(["Zee", "Overal"], values(Given.Nl).Select(b => b.Content.Text("text")));
        Assert.Equal(["Meer", "Overal"], values(Given.De).Select(b => b.Content.Text("text")));

        // Hidden in English: what is not exposed in a language is not there.
        Assert.Equal(["Overal"], values(Given.En).Select(b => b.Content.Text("text")));
    }

    [Fact]
    public void References_of_another_language_inside_blocks_are_not_uses_of_this_one()
    {
        var json = JsonText.Compact(Mixed()).Replace("\"Zee\"", $"\"umb://document/{Given.Leiden:N}\"").Replace("\"Meer\"", $"\"umb://document/{Given.Katwijk:N}\"");
        using var value = JsonDocument.Parse(json);

        Assert.Equal([Given.Leiden], References.In(value.RootElement, Given.Nl));
        Assert.Equal([Given.Katwijk], References.In(value.RootElement, Given.De));
    }

    [Fact]
    public void What_is_missing_in_a_block_of_one_language_does_not_stop_another()
    {
        var (model, page) = VaryingBlocks();
        using var value = JsonDocument.Parse(JsonText.Compact(Mixed()).Replace("\"Meer\"", "\"\""));
        var stored = new Dictionary<string, JsonElement> { ["body"] = value.RootElement };

        Assert.Empty(PublishChecks.Shared(model, page, stored, "Leiden", ["nl", "en"]));
        var finding = Assert.Single(PublishChecks.Shared(model, page, stored, "Leiden", ["nl", "de"]));
        Assert.Equal("value-missing", finding.Code);
        Assert.EndsWith("(de)", finding.Where, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Language_with_an_empty_mandatory_field_does_not_stop_another(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, ""), "anna", Stop);
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.De, "Leiden neu"), "bert", Stop);

        Assert.True((await site.Drafts.PublishAsync(Given.Leiden, [Given.De], "bert", Stop)).Done);
        Assert.False((await site.Drafts.PublishAsync(Given.Leiden, [Given.Nl, Given.De], "bert", Stop)).Done);

        var set = await site.PublishedAsync();
        Assert.Equal(("Leiden", "Leiden neu"), (set.Find(Given.Leiden, Given.Nl)!.Values.Text("title"), set.Find(Given.Leiden, Given.De)!.Values.Text("title")));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Preview_has_an_address_for_each_language_of_an_item_never_published(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        var names = ImmutableDictionary<Culture, string>.Empty.Add(Given.Nl, "Vuurtoren").Add(Given.De, "Leuchtturm");
        var made = await site.Drafts.CreateAsync(new NewItem("page", Given.Leiden) { Names = names }, "anna", Stop);

        var drafted = await site.DraftedAsync();

        Assert.Equal(("/bestemmingen/leiden/vuurtoren/", "/orte/leiden/leuchtturm/"), (drafted.PathOf(made.Key, Given.Nl), drafted.PathOf(made.Key, Given.De)));
        Assert.Equal(made.Key, drafted.At(Given.De, "/orte/leiden/leuchtturm")!.Key);
        Assert.Null((await site.PublishedAsync()).Entry(made.Key));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Every_preview_shows_the_last_save(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        for (var save = 1; save <= 3; save++)
        {
            await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, $"versie {save}"), "anna", Stop);
            Assert.Equal($"versie {save}", (await site.DraftedAsync()).Find(Given.Leiden, Given.Nl)!.Values.Text("title"));
            await site.Drafts.PublishAsync(Given.Leiden, [Given.Nl], "anna", Stop);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Preview_finds_what_is_picked_and_not_published(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        var made = await site.Drafts.CreateAsync(Change.Page(Given.Towns, "Noordwijk"), "anna", Stop);
        await site.Drafts.SaveAsync(Change.Shared(Given.Leiden, "related", $"umb://document/{made.Key:N}"), "anna", Stop);

        var drafted = await site.DraftedAsync();
        var picked = Assert.Single(drafted.Find(Given.Leiden, Given.Nl)!.Values.Picks("related"));

        Assert.Equal("Noordwijk", drafted.Find(picked, Given.Nl)!.Name);
        Assert.Null((await site.PublishedAsync()).Find(picked, Given.Nl));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Item_in_German_only_is_first_class(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        var made = await site.Drafts.CreateAsync(
            new NewItem("page", Given.Leiden) { Names = ImmutableDictionary<Culture, string>.Empty.Add(Given.De, "Nur Deutsch") }, "anna", Stop);
        Assert.Equal("/orte/leiden/nur-deutsch/", (await site.DraftedAsync()).PathOf(made.Key, Given.De));
        await site.Drafts.SaveAsync(Change.Title(made.Key, Given.De, "Nur Deutsch"), "anna", Stop);

        Assert.True((await site.Drafts.PublishAsync(made.Key, [Given.De], "anna", Stop)).Done);

        var set = await site.PublishedAsync();
        Assert.Equal([Given.De], set.CulturesOf(made.Key));
        Assert.Equal(made.Key, set.KeyAt(Given.De, "/orte/leiden/nur-deutsch/"));
        Assert.Null(set.KeyAt(Given.Nl, "/bestemmingen/leiden/nur-deutsch/"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Relations_and_pictures_are_picked_once_and_stay_through_saves_of_any_language(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        var before = (await site.DraftedAsync()).Find(Given.Leiden, Given.Nl)!.Values;

        // A save of one language that names neither leaves both, in all languages.
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.De, "Leiden neu"), "bert", Stop);
        await site.Drafts.PublishAsync(Given.Leiden, [Given.De], "bert", Stop);

        var set = await site.PublishedAsync();
        Assert.All([Given.Nl, Given.De], c =>
        {
            Assert.Equal(before.Picks("related"), set.Find(Given.Leiden, c)!.Values.Picks("related"));
            Assert.Equal(before.Media("pictures"), set.Find(Given.Leiden, c)!.Values.Media("pictures"));
        });
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Readers_never_meet_another_language_or_a_withdrawn_text_while_editors_publish(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        Culture[] cultures = [Given.Nl, Given.De];
        await site.Sets.StartAsync(Stop);
        await site.Sets.NewerThanAsync(0, Stop);
        foreach (var culture in cultures)
        {
            await site.Drafts.SaveAsync(Change.Title(Given.Leiden, culture, $"{culture} 0"), "anna", Stop);
        }

        var start = await site.Drafts.PublishAsync(Given.Leiden, cultures, "anna", Stop);
        await site.Sets.NewerThanAsync(start.Sequence - 1, Stop);
        var wrong = new ConcurrentQueue<string>();
        var isOver = false;

        // What must not be read any more once an answer has said so: the lowest text allowed, and whether the item is out.
        var least = new int[2];
        var withdrawn = new int[2];
        var read = 0;
        var readers = Enumerable.Range(0, 4).Select(n => Task.Run(
            async () =>
            {
                for (var i = n; !Volatile.Read(ref isOver) || i < 2_500; i++)
                {
                    if (i % 100 == 0)
                    {
                        // Editors want a turn on two cores.
                        await Task.Delay(1, Stop);
                    }

                    var c = i % 2;
                    var (floor, wasOut) = (Volatile.Read(ref least[c]), Volatile.Read(ref withdrawn[c]));
                    var set = site.Sets.Published;
                    var item = i % 4 < 2 ? set.Find(Given.Leiden, cultures[c]) : set.At(cultures[c], c == 0 ? "/bestemmingen/leiden/" : "/orte/leiden/");
                    Interlocked.Increment(ref read);
                    if (item?.Values.Text("title") is { } title)
                    {
                        var parts = title.Split(' ');
                        if (parts[0] != cultures[c].Code || item.Culture != cultures[c])
                        {
                            wrong.Enqueue($"{cultures[c]} got {title}");
                        }
                        else if (int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) < floor || (wasOut % 2 == 1 && wasOut == Volatile.Read(ref withdrawn[c])))
                        {
                            wrong.Enqueue($"{title} after {floor}, withdrawn {wasOut}");
                        }
                    }
                }
            }, Stop)).ToArray();
        for (var round = 1; round <= 6; round++)
        {
            for (var c = 0; c < 2; c++)
            {
                await site.Drafts.SaveAsync(Change.Title(Given.Leiden, cultures[c], $"{cultures[c]} {round}"), "anna", Stop);
                var published = await site.Drafts.PublishAsync(Given.Leiden, [cultures[c]], "anna", Stop);
                await site.Sets.NewerThanAsync(published.Sequence - 1, Stop);
                Volatile.Write(ref least[c], round);
                var taken = await site.Drafts.WithdrawAsync(Given.Leiden, [cultures[c]], "anna", Stop);
                await site.Sets.NewerThanAsync(taken.Sequence - 1, Stop);
                Interlocked.Increment(ref withdrawn[c]);
                await Task.Delay(5, Stop);
                Interlocked.Increment(ref withdrawn[c]);
                var again = await site.Drafts.PublishAsync(Given.Leiden, [cultures[c]], "anna", Stop);
                await site.Sets.NewerThanAsync(again.Sequence - 1, Stop);
            }
        }

        Volatile.Write(ref isOver, true);
        await Task.WhenAll(readers);
        await site.Sets.StopAsync(Stop);
        Assert.Empty(wrong);
        Assert.True(read >= 9_000, $"{read} reads");
    }

    // Two blocks in a property all languages share: one with a text for each of two, one with a text for all.
    private static JsonElement Mixed()
    {
        using var json = JsonDocument.Parse($$$"""
            {"contentData":[
              {"contentTypeKey":"{{{Given.Key(105)}}}","key":"{{{Given.Key(601)}}}","values":[
                {"alias":"text","culture":"nl","value":"Zee"},{"alias":"text","culture":"de","value":"Meer"}]},
              {"contentTypeKey":"{{{Given.Key(105)}}}","key":"{{{Given.Key(602)}}}","values":[{"alias":"text","culture":null,"value":"Overal"}]}],
             "settingsData":[],
             "expose":[{"contentKey":"{{{Given.Key(601)}}}","culture":"nl"},{"contentKey":"{{{Given.Key(601)}}}","culture":"de"},{"contentKey":"{{{Given.Key(602)}}}","culture":null}],
             "layout":{"Umbraco.BlockList":[{"contentKey":"{{{Given.Key(601)}}}"},{"contentKey":"{{{Given.Key(602)}}}"}]}}
            """);
        return json.RootElement.Clone();
    }

    private static (ContentModel Model, DocumentType Page) VaryingBlocks()
    {
        var model = Given.Site().Model;
        var block = model.Element("textBlock")!;
        var page = model.Document("page")!;
        block = block with { VariesByCulture = true, Own = [.. block.Own.Select(p => p with { VariesByCulture = true, EditorAlias = "Umbraco.TextBox" })] };
        page = page with { Own = [.. page.Own.Select(p => p.Alias == "body" ? p with { VariesByCulture = false } : p)] };
        return (new ContentModel(model.Types.Where(t => t.Key != block.Key && t.Key != page.Key).Append(block).Append(page), model.DataTypes), page);
    }
}
