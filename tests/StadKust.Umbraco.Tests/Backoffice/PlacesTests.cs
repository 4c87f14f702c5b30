using System.Collections.Frozen;
using System.Net;
using System.Text.Json.Nodes;
using StadKust.Content;
using StadKust.Umbraco.Tests.Delivery;

namespace StadKust.Umbraco.Tests.Backoffice;

public sealed class PlacesTests(ManagementServer server)
{
    [Fact]
    public async Task Moved_page_answers_at_its_new_address_and_its_old_one_is_known()
    {
        var (page, target) = (await PublishedAsync("Verhuizer"), await PublishedAsync("Nieuwe buurt"));
        using var moved = await server.SendAsync(HttpMethod.Put, $"v1/document/{page}/move", new { target = new { id = target } });
        Assert.True(moved.IsSuccessStatusCode, await ManagementServer.TextAsync(moved));

        Assert.Equal("/nieuwe-buurt/verhuizer/", server.Sets.Published.PathOf(page, Culture.Dutch));
        Assert.Equal(page, server.Sets.Published.RedirectAt(Culture.Dutch, "/verhuizer/")?.Item);
    }

    [Fact]
    public async Task Trash_tells_who_refers_restore_brings_back_delete_is_for_good()
    {
        var page = await PublishedAsync("Weg en terug");
        var user = await server.NewPageAsync(
            "Verwijst", ("title", "nl", "Verwijst"), ("body", "nl", SavingTests.Blocks(
                Guid.NewGuid(), Given.Export.Model.Element("textBlock")!.Key,
                ("text", new JsonObject { ["markup"] = $"<p><a href=\"/{{localLink:umb://document/{page:n}}}\">daar</a></p>" }))));
        using (var published = await (await server.OpenAsync(user)).PublishAsync("nl"))
        {
            Assert.True(published.IsSuccessStatusCode, await ManagementServer.TextAsync(published));
        }

        var uses = (JsonArray)(await server.GetAsync($"v1/document/{page}/referenced-by"))["items"]!;
        Assert.Equal(user.ToString(), (string?)Assert.Single(uses)!["id"]);
        Assert.Equal("DocumentReferenceResponseModel", (string?)uses[0]!["$type"]);

        await DoneAsync(HttpMethod.Put, $"v1/document/{page}/move-to-recycle-bin");
        Assert.Null(server.Sets.Published.PathOf(page, Culture.Dutch));
        Assert.Contains((JsonArray)(await server.GetAsync("v1/recycle-bin/document/root"))["items"]!, i => (string?)i!["id"] == page.ToString());
        Assert.Equal(Given.Home.ToString(), (string?)(await server.GetAsync($"v1/recycle-bin/document/{page}/original-parent"))["id"]);
        Assert.Contains((JsonArray)(await server.GetAsync("v1/recycle-bin/document/referenced-by"))["items"]!, i => (string?)i!["id"] == user.ToString());

        await DoneAsync(HttpMethod.Put, $"v1/recycle-bin/document/{page}/restore", new { target = new { id = Given.Home } });
        Assert.Equal("Draft", (await server.OpenAsync(page)).State("nl"));

        using var early = await server.SendAsync(HttpMethod.Delete, $"v1/document/{page}");
        Assert.Equal(HttpStatusCode.BadRequest, early.StatusCode);
        await DoneAsync(HttpMethod.Put, $"v1/document/{page}/move-to-recycle-bin");
        await DoneAsync(HttpMethod.Delete, $"v1/recycle-bin/document/{page}");
        using var gone = await server.SendAsync(HttpMethod.Get, $"v1/document/{page}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Copy_is_a_draft_beside_the_original_with_an_address_of_its_own()
    {
        var page = await PublishedAsync("Origineel");
        using var response = await server.SendAsync(
            HttpMethod.Post, $"v1/document/{page}/copy", new { target = new { id = Given.Home }, relateToOriginal = false, includeDescendants = true });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var copy = await server.OpenAsync(Guid.Parse(response.Headers.GetValues("Umb-Generated-Resource").Single()));

        Assert.Equal("Origineel (2)", (string?)copy.Body["variants"]![0]!["name"]);
        Assert.Equal("Draft", copy.State("nl"));
        using var published = await copy.PublishAsync("nl");
        Assert.True(published.IsSuccessStatusCode, await ManagementServer.TextAsync(published));
    }

    [Fact]
    public async Task Sort_takes_the_places_of_those_that_were_dragged()
    {
        var parent = await server.NewPageAsync("Volgorde", ("title", "nl", "Volgorde"));
        var keys = new List<Guid>();
        foreach (var name in (string[])["A", "B", "C"])
        {
            var id = Guid.NewGuid();
            using var made = await server.SendAsync(HttpMethod.Post, "v1/document", new
            {
                id,
                parent = new { id = parent },
                documentType = new { id = ManagementServer.Type("page") },
                values = Array.Empty<object>(),
                variants = new[] { new { culture = "nl", segment = (string?)null, name } },
            });
            Assert.True(made.StatusCode == HttpStatusCode.Created, await ManagementServer.TextAsync(made));
            keys.Add(id);
        }

        await DoneAsync(HttpMethod.Put, "v1/document/sort", new { parent = new { id = parent }, sorting = new[] { new { id = keys[2], sortOrder = 0 } } });

        var order = ((JsonArray)(await server.GetAsync($"v1/tree/document/children?parentId={parent}"))["items"]!).Select(i => Guid.Parse((string)i!["id"]!));
        Assert.Equal([keys[2], keys[0], keys[1]], order);
    }

    [Fact]
    public async Task Plan_keeps_the_clock_of_the_house_over_the_change_to_summer_time()
    {
        var page = await PublishedAsync("Gepland");
        var year = DateTime.UtcNow.Year + 1;
        // 10:00 in Dutch summer time.
        var time = new DateTimeOffset(year, 7, 1, 8, 0, 0, TimeSpan.Zero);
        await DoneAsync(HttpMethod.Put, $"v1/document/{page}/publish", new
        {
            publishSchedules = new[] { new { culture = "nl", schedule = new { publishTime = (DateTimeOffset?)null, unpublishTime = (DateTimeOffset?)time } } },
        });

        var plan = Assert.Single(await server.Drafts.SchedulesAsync(page, TestContext.Current.CancellationToken));
        Assert.Equal(new DateTime(year, 7, 1, 10, 0, 0), plan.Local);
        Assert.Equal("Europe/Amsterdam", plan.Zone);
        var shown = (await server.OpenAsync(page)).Body["variants"]![0]!;
        Assert.Equal(time, DateTimeOffset.Parse((string)shown["scheduledUnpublishDate"]!, System.Globalization.CultureInfo.InvariantCulture));

        await DoneAsync(HttpMethod.Put, $"v1/document/{page}/publish", new
        {
            publishSchedules = new[] { new { culture = "nl", schedule = new { publishTime = (DateTimeOffset?)null, unpublishTime = (DateTimeOffset?)null } } },
        });
        Assert.Empty(await server.Drafts.SchedulesAsync(page, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Publishing_with_descendants_is_done_in_the_background_and_asked_for()
    {
        var top = await server.NewPageAsync("Boven", ("title", "nl", "Boven"));
        using var started = await server.SendAsync(
            HttpMethod.Put, $"v1/document/{top}/publish-with-descendants", new { includeUnpublishedDescendants = true, cultures = new[] { "nl" } });
        var task = (string?)JsonNode.Parse(await ManagementServer.TextAsync(started))!["taskId"];
        var complete = false;
        for (var asked = 0; !complete && asked < 100; asked++)
        {
            complete = (bool)(await server.GetAsync($"v1/document/{top}/publish-with-descendants/result/{task}"))["isComplete"]!;
            await Task.Delay(complete ? 0 : 100, TestContext.Current.CancellationToken);
        }

        Assert.True(complete);
        Assert.Equal("Published", (await server.OpenAsync(top)).State("nl"));
    }

    [Fact]
    public async Task Versions_are_listed_shown_and_gone_back_to_and_the_log_tells_of_it()
    {
        var page = await PublishedAsync("Versies");
        var tab = await server.OpenAsync(page);
        tab["title", "nl"] = "Tweede";
        await tab.SavedAsync();
        var versions = (JsonArray)(await server.GetAsync($"v1/document-version?documentId={page}&culture=nl&take=50"))["items"]!;
        Assert.True((bool)versions[0]!["isCurrentDraftVersion"]!);
        var published = (string)versions.First(v => (bool)v!["isCurrentPublishedVersion"]!)!["id"]!;
        var shown = await server.GetAsync($"v1/document-version/{published}");
        Assert.Equal("Versies", (string?)shown["values"]!.AsArray().First(v => (string?)v!["alias"] == "title")!["value"]);

        await DoneAsync(HttpMethod.Post, $"v1/document-version/{published}/rollback?culture=nl");

        Assert.Equal("Versies", (string?)(await server.OpenAsync(page))["title", "nl"]);
        var log = (JsonArray)(await server.GetAsync($"v1/document/{page}/audit-log"))["items"]!;
        Assert.Equal("SaveVariant", (string?)log[0]!["logType"]);
        Assert.Contains(log, l => (string?)l!["logType"] == "PublishVariant" && (string?)l["user"]!["id"] == ManagementServer.Chief.Key.ToString());
    }

    [Fact]
    public async Task Start_node_opens_its_branch_and_nothing_beside_it()
    {
        var stories = server.Sets.Published.OfType("stories", Culture.Dutch)[0];
        var editor = server.With(e => e with { DocumentStarts = new[] { stories }.ToFrozenSet() });

        var root = Assert.Single((JsonArray)(await server.GetAsync("v1/tree/document/root", editor))["items"]!)!;
        Assert.True((bool)root["noAccess"]!);
        var below = Assert.Single((JsonArray)(await server.GetAsync($"v1/tree/document/children?parentId={Given.Home}", editor))["items"]!)!;
        Assert.Equal(stories.ToString(), (string?)below["id"]);
        Assert.False((bool)below["noAccess"]!);
        Assert.NotEmpty((JsonArray)(await server.GetAsync($"v1/tree/document/children?parentId={stories}", editor))["items"]!);

        var other = server.Sets.Published.OfType("places", Culture.Dutch)[0];
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, $"v1/document/{other}"), (HttpMethod.Get, $"v1/document/{other}/published"), (HttpMethod.Get, $"v1/tree/document/children?parentId={other}"),
            (HttpMethod.Get, $"v1/tree/document/siblings?target={other}"), (HttpMethod.Get, $"v1/tree/document/ancestors?descendantId={other}"),
            (HttpMethod.Get, $"v1/document/{other}/referenced-by"), (HttpMethod.Get, $"v1/document/{other}/audit-log"), (HttpMethod.Get, $"v1/document-version?documentId={other}"),
            (HttpMethod.Put, $"v1/document/{other}/move-to-recycle-bin"), (HttpMethod.Delete, $"v1/document/{other}"), (HttpMethod.Get, $"v1/document/{Given.Home}"),
            (HttpMethod.Delete, "v1/recycle-bin/document"),
        })
        {
            using var response = await server.SendAsync(method, path, editor: editor);
            Assert.True(response.StatusCode == HttpStatusCode.Forbidden, $"{method} {path}: {(int)response.StatusCode}");
        }

        Assert.Empty((JsonArray)await server.GetAsync($"v1/item/document?id={other}", editor));
        Assert.Empty((JsonArray)await server.GetAsync($"v1/document/urls?id={other}", editor));
        using var moved = await server.SendAsync(HttpMethod.Put, $"v1/document/{server.Sets.Published.ChildEntries(stories)[0].Key}/move", new { target = new { id = other } }, editor);
        Assert.Equal(HttpStatusCode.Forbidden, moved.StatusCode);
    }

    [Fact]
    public async Task Every_change_without_its_verb_is_forbidden()
    {
        var reader = server.With(e => e with { Verbs = new[] { "Umb.Document.Read" }.ToFrozenSet(), Sections = new[] { "Umb.Section.Content" }.ToFrozenSet() });
        var page = await PublishedAsync("Alleen lezen");
        var empty = new { values = Array.Empty<object>(), variants = Array.Empty<object>() };
        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Put, $"v1/document/{page}", empty), (HttpMethod.Put, $"v1/document/{page}/update-and-publish", empty), (HttpMethod.Post, "v1/document", empty),
            (HttpMethod.Put, $"v1/document/{page}/publish", new { publishSchedules = Array.Empty<object>() }), (HttpMethod.Put, $"v1/document/{page}/unpublish", new { cultures = Array.Empty<string>() }),
            (HttpMethod.Put, $"v1/document/{page}/publish-with-descendants", new { cultures = Array.Empty<string>() }),
            (HttpMethod.Put, $"v1/document/{page}/move", new { target = new { id = Given.Home } }), (HttpMethod.Put, "v1/document/sort", new { parent = new { id = Given.Home } }),
            (HttpMethod.Post, $"v1/document/{page}/copy", new { target = new { id = Given.Home } }), (HttpMethod.Put, $"v1/document/{page}/move-to-recycle-bin", null),
            (HttpMethod.Delete, $"v1/document/{page}", null), (HttpMethod.Delete, "v1/recycle-bin/document", null),
            (HttpMethod.Post, "v1/media", empty), (HttpMethod.Delete, "v1/recycle-bin/media", null),
            (HttpMethod.Post, "v1/document-type", new { alias = "x" }), (HttpMethod.Post, "v1/data-type", new { name = "x" }), (HttpMethod.Post, "v1/media-type", new { alias = "x" }),
            (HttpMethod.Delete, $"v1/document-type/{ManagementServer.Type("page")}", null),
        })
        {
            using var response = await server.SendAsync(method, path, body, reader);
            Assert.True(response.StatusCode == HttpStatusCode.Forbidden, $"{method} {path}: {(int)response.StatusCode}");
        }
    }

    private async Task<Guid> PublishedAsync(string name)
    {
        var id = await server.NewPageAsync(name, ("title", "nl", name));
        using var response = await (await server.OpenAsync(id)).PublishAsync("nl");
        Assert.True(response.IsSuccessStatusCode, await ManagementServer.TextAsync(response));
        return id;
    }

    private async Task DoneAsync(HttpMethod method, string path, object? body = null)
    {
        using var response = await server.SendAsync(method, path, body);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode} for {path}: {await ManagementServer.TextAsync(response)}");
    }
}
