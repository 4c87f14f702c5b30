using System.Collections.Frozen;
using System.Net;
using System.Text.Json.Nodes;
using StadKust.Content;
using StadKust.Umbraco.Tests.Delivery;

namespace StadKust.Umbraco.Tests.Backoffice;

public sealed class SavingTests(ManagementServer server)
{
    [Fact]
    public async Task Item_saved_as_it_was_opened_is_not_changed()
    {
        var region = Given.Export.Items.Select(i => i.Key).ToHashSet();
        foreach (var (type, key) in server.Sets.Published.Entries.Where(e => region.Contains(e.Key)).GroupBy(e => e.Type).Select(g => (g.Key, g.First().Key)).ToList())
        {
            var before = await server.Drafts.FindAsync(key, TestContext.Current.CancellationToken);
            var tab = await server.OpenAsync(key);

            await tab.SavedAsync();

            var after = await server.Drafts.FindAsync(key, TestContext.Current.CancellationToken);
            Assert.True(before!.Version == after!.Version, $"{type}: {before.Version} became {after.Version}");
        }
    }

    [Fact]
    public async Task Switch_nobody_has_touched_is_no_change_of_what_all_languages_share()
    {
        var id = await server.NewPageAsync("Schakelaar", ("title", "nl", "Schakelaar"));
        var before = await server.Drafts.FindAsync(id, TestContext.Current.CancellationToken);
        var tab = await server.OpenAsync(id);
        tab["umbracoNaviHide", null] = false;

        await tab.SavedAsync();

        Assert.Equal(before!.Version, (await server.Drafts.FindAsync(id, TestContext.Current.CancellationToken))!.Version);
    }

    [Fact]
    public async Task Save_without_a_revision_is_refused_with_428()
    {
        var tab = await server.OpenAsync(await server.NewPageAsync("Zonder", ("title", "nl", "Zonder")));
        tab.Revision = null;
        tab["title", "nl"] = "Anders";
        using var response = await tab.SaveAsync();
        Assert.Equal(HttpStatusCode.PreconditionRequired, response.StatusCode);
    }

    [Fact]
    public async Task Stale_tab_keeps_its_own_fields_and_leaves_those_of_others_alone()
    {
        var id = await server.NewPageAsync("Twee", ("title", "nl", "Twee"), ("intro", "nl", "Eerste inleiding"));
        var (mine, theirs) = (await server.OpenAsync(id), await server.OpenAsync(id));
        theirs["intro", "nl"] = "Inleiding van een ander";
        await theirs.SavedAsync();

        mine["title", "nl"] = "Mijn titel";
        using var merged = await mine.SaveAsync();

        Assert.Equal("1", merged.Headers.GetValues("StadKust-Merged").Single());
        mine["title", "nl"] = "Mijn tweede titel";
        await mine.SavedAsync();
        var now = await server.OpenAsync(id);
        Assert.Equal("Mijn tweede titel", (string?)now["title", "nl"]);
        Assert.Equal("Inleiding van een ander", (string?)now["intro", "nl"]);
    }

    [Fact]
    public async Task Field_changed_by_two_is_a_conflict_until_a_person_chooses()
    {
        var id = await server.NewPageAsync("Strijd", ("title", "nl", "Strijd"));
        var (mine, theirs) = (await server.OpenAsync(id), await server.OpenAsync(id));
        theirs["title", "nl"] = "Van hen";
        await theirs.SavedAsync();
        mine["title", "nl"] = "Van mij";

        using var refused = await mine.SaveAsync();

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var conflict = Assert.Single((JsonArray)JsonNode.Parse(await ManagementServer.TextAsync(refused))!["conflicts"]!)!;
        Assert.Equal("nl/title", (string?)conflict["field"]);
        Assert.Equal("Van mij", (string?)conflict["mine"]);
        Assert.Equal("Van hen", (string?)conflict["theirs"]);
        Assert.Equal("Van hen", (string?)(await server.OpenAsync(id))["title", "nl"]);

        await mine.SavedAsync($$"""{"nl/title":"mine {{conflict["theirsIs"]}}"}""");
        Assert.Equal("Van mij", (string?)(await server.OpenAsync(id))["title", "nl"]);
    }

    [Fact]
    public async Task Choice_for_mine_does_not_run_over_a_third_save()
    {
        var id = await server.NewPageAsync("Drie", ("title", "nl", "Drie"));
        var (mine, second) = (await server.OpenAsync(id), await server.OpenAsync(id));
        second["title", "nl"] = "Tweede";
        await second.SavedAsync();
        mine["title", "nl"] = "Mijn";
        using var refused = await mine.SaveAsync();
        var seen = (string?)JsonNode.Parse(await ManagementServer.TextAsync(refused))!["conflicts"]![0]!["theirsIs"];
        second["title", "nl"] = "Derde";
        await second.SavedAsync();

        using var again = await mine.SaveAsync($$"""{"nl/title":"mine {{seen}}"}""");

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal("Derde", (string?)(await server.OpenAsync(id))["title", "nl"]);
    }

    [Fact]
    public async Task Choice_for_theirs_stays_when_the_tab_saves_again()
    {
        var id = await server.NewPageAsync("Hun", ("title", "nl", "Hun"));
        var (mine, theirs) = (await server.OpenAsync(id), await server.OpenAsync(id));
        theirs["title", "nl"] = "Van hen";
        await theirs.SavedAsync();
        mine["title", "nl"] = "Van mij";
        await mine.SavedAsync("""{"nl/title":"theirs"}""");
        mine["intro", "nl"] = "Nog iets";

        await mine.SavedAsync();

        var now = await server.OpenAsync(id);
        Assert.Equal("Van hen", (string?)now["title", "nl"]);
        Assert.Equal("Nog iets", (string?)now["intro", "nl"]);
    }

    [Fact]
    public async Task Publishing_needs_what_is_mandatory_only_in_the_languages_asked_for()
    {
        var id = await server.NewPageAsync("Verplicht", ("title", "nl", "Verplicht"), ("intro", "de", "Ohne Titel"));
        var tab = await server.OpenAsync(id);

        using var dutch = await tab.ValidateAsync("nl");
        Assert.Equal(HttpStatusCode.OK, dutch.StatusCode);

        using var german = await tab.ValidateAsync("de");
        Assert.Equal(HttpStatusCode.BadRequest, german.StatusCode);
        var errors = (JsonObject)JsonNode.Parse(await ManagementServer.TextAsync(german))!["errors"]!;
        Assert.Equal("$.values[?(@.alias == 'title' && @.culture == 'de' && @.segment == null)].value", Assert.Single(errors).Key);
        Assert.Equal("Dieses Feld muss ausgefüllt sein.", (string?)errors.First().Value![0]);

        using var refused = await tab.PublishAsync("nl", "de");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("Draft", (await server.OpenAsync(id)).State("nl"));
    }

    [Fact]
    public async Task Rule_of_the_house_stops_publishing_and_not_saving()
    {
        var tab = await server.OpenAsync(await server.NewPageAsync("Regel", ("title", "nl", "Regel")));
        tab["intro", "nl"] = "not to be read";
        using var refused = await tab.PublishAsync("nl");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Dieser Termin ist nicht zu lesen.", await ManagementServer.TextAsync(refused), StringComparison.Ordinal);
        await tab.SavedAsync();
    }

    [Fact]
    public async Task Missing_value_inside_a_block_is_named_by_the_key_of_the_block()
    {
        var block = Guid.NewGuid();
        var quote = Given.Export.Model.Element("quoteBlock")!;
        var mandatory = Given.Export.Model.PropertiesOf(quote).First(p => p.Mandatory);
        var id = await server.NewPageAsync("Blok", ("title", "nl", "Blok"), ("body", "nl", Blocks(block, quote.Key)));

        using var response = await (await server.OpenAsync(id)).ValidateAsync("nl");

        var errors = (JsonObject)JsonNode.Parse(await ManagementServer.TextAsync(response))!["errors"]!;
        Assert.Contains(errors, e => e.Key ==
            $"$.values[?(@.alias == 'body' && @.culture == 'nl' && @.segment == null)].value.contentData[?(@.key == '{block}')].values[?(@.alias == '{mandatory.Alias}' && @.culture == null && @.segment == null)].value");
    }

    [Fact]
    public async Task Save_and_publish_shows_on_the_site_and_the_next_change_is_pending()
    {
        var id = await server.NewPageAsync("Zichtbaar", ("title", "nl", "Zichtbaar"));
        var tab = await server.OpenAsync(id);
        using var published = await tab.PublishAsync("nl");
        Assert.True(published.IsSuccessStatusCode, await ManagementServer.TextAsync(published));
        Assert.Equal("Zichtbaar", server.Sets.Published.Find(id, Culture.Dutch)!.Values.Text("title"));

        tab["title", "nl"] = "Nog geheim";
        await tab.SavedAsync();

        Assert.Equal("PublishedPendingChanges", (await server.OpenAsync(id)).State("nl"));
        Assert.Equal("Zichtbaar", (string?)(await server.GetAsync($"v1/document/{id}/published"))["values"]!.AsArray().First(v => (string?)v!["alias"] == "title")!["value"]);
        Assert.Equal("Zichtbaar", server.Sets.Published.Find(id, Culture.Dutch)!.Values.Text("title"));
    }

    [Fact]
    public async Task What_a_type_does_not_know_and_what_the_program_writes_is_passed_over()
    {
        var id = await server.NewPageAsync("Massa", ("title", "nl", "Massa"));
        var tab = await server.OpenAsync(id);
        tab["isAdministrator", null] = true;
        tab["title", null] = "In de verkeerde taal";
        tab.Body["sortOrder"] = 99;
        tab.Body["isTrashed"] = true;
        tab["title", "nl"] = "Toch";

        await tab.SavedAsync();

        var item = await server.Drafts.FindAsync(id, TestContext.Current.CancellationToken);
        Assert.False(item!.Trashed);
        Assert.False(item.Shared.ContainsKey("isAdministrator"));
        Assert.False(item.Shared.ContainsKey("title"));
        Assert.Equal("Toch", item.In(Culture.Dutch)!.Values["title"].GetString());
    }

    [Fact]
    public async Task Translator_of_one_language_changes_nothing_else()
    {
        var translator = server.With(e => e with { Cultures = new[] { Culture.German }.ToFrozenSet() });
        var id = await server.NewPageAsync("Vertaal", ("title", "nl", "Vertaal"), ("umbracoNaviHide", null, false));
        var tab = await server.OpenAsync(id, editor: translator);
        tab["title", "nl"] = "Niet van mij";
        tab["umbracoNaviHide", null] = true;
        tab["title", "de"] = "Übersetzt";
        tab.Name("de", "Übersetzt");

        await tab.SavedAsync();

        var now = await server.OpenAsync(id);
        Assert.Equal("Vertaal", (string?)now["title", "nl"]);
        Assert.Equal("Übersetzt", (string?)now["title", "de"]);
        Assert.False((bool?)now["umbracoNaviHide", null] ?? false);
        using var publish = await tab.PublishAsync("nl");
        Assert.Equal(HttpStatusCode.Forbidden, publish.StatusCode);
    }

    [Theory]
    [InlineData("<p>Goed<script>alert(1)</script></p>", "<p>Goed</p>")]
    [InlineData("<p onclick=\"alert(1)\">Klik</p>", "<p>Klik</p>")]
    [InlineData("<p><a href=\"javascript:alert(1)\">x</a></p>", "<p><a>x</a></p>")]
    [InlineData("<p><a href=\"java&#10;script:alert(1)\">x</a></p>", "<p><a>x</a></p>")]
    [InlineData("<p><img src=x onerror=alert(1)>y</p>", "<p>y</p>")]
    [InlineData("<p><a href=\"/{localLink:umb://document/0123456789abcdef0123456789abcdef}\">in</a></p>", "<p><a href=\"/{localLink:umb://document/0123456789abcdef0123456789abcdef}\">in</a></p>")]
    [InlineData("<p><span lang=\"de\">Wort</span></p>", "<p><span lang=\"de\">Wort</span></p>")]
    [InlineData("<svg><style><img src=x onerror=alert(1)></style></svg>", "")]
    public void Rich_text_is_cleaned_on_the_way_in(string sent, string kept)
    {
        var wire = new StadKust.Umbraco.Backoffice.Management.Values.WireValues(Given.Export.Model);
        var property = Given.Export.Model.PropertiesOf(Given.Export.Model.Document("event")!).First(p => p.Alias == "description");

        var stored = wire.ToStored(property, new JsonObject { ["markup"] = sent }, new FieldPlace("description", "nl"), 0, []);

        Assert.Equal(kept, stored?.GetProperty("markup").GetString() ?? "");
    }

    [Fact]
    public async Task Body_that_is_too_large_or_no_json_is_refused()
    {
        var tab = await server.OpenAsync(await server.NewPageAsync("Groot", ("title", "nl", "Groot")));
        tab["title", "nl"] = new string('x', 9 * 1024 * 1024);
        using var large = await tab.SaveAsync();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);

        using var broken = await server.SendAsync(HttpMethod.Post, "v1/document", new StringContent("{\"values\":", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
        Assert.Equal("application/problem+json", broken.Content.Headers.ContentType?.MediaType);
    }

    internal static JsonObject Blocks(Guid key, Guid type, params (string Alias, JsonNode? Value)[] values) => new()
    {
        ["layout"] = new JsonObject { ["Umbraco.BlockList"] = new JsonArray(new JsonObject { ["contentKey"] = key.ToString() }) },
        ["contentData"] = new JsonArray(new JsonObject
        {
            ["key"] = key.ToString(),
            ["contentTypeKey"] = type.ToString(),
            ["values"] = new JsonArray([.. values.Select(v => (JsonNode)new JsonObject { ["alias"] = v.Alias, ["culture"] = null, ["segment"] = null, ["value"] = v.Value })]),
        }),
        ["settingsData"] = new JsonArray(),
        ["expose"] = new JsonArray(new JsonObject { ["contentKey"] = key.ToString(), ["culture"] = null, ["segment"] = null }),
    };
}
