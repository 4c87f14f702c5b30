using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using StadKust.Accounts;
using StadKust.Web.Tests.Accounts;

namespace StadKust.Web.Tests.Backoffice;

/// <summary>Every endpoint of the Management API × who asks.</summary>
public sealed class RightsTests(OpenHouse house)
{
    // Open by design: what the client asks before there is a session.
    private static readonly string[] Open =
    [
        "/server/status", "/server/configuration", "/manifest/manifest/public", "/security/back-office/graphics/{name}",
        "/security/back-office/token", "/security/back-office/revoke", "/security/back-office/signout", "/security/back-office/authorize",
    ];

    private IEnumerable<(string Method, string Path)> Walk() =>
        from endpoint in house.Endpoints
        let raw = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where raw.StartsWith("/umbraco/management/api", StringComparison.Ordinal) || raw.StartsWith("/umbraco/stadkust/api", StringComparison.Ordinal)
        where !Open.Any(o => raw == Desk.Api + o)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]
        select (method, Regex.Replace(raw, @"\{[^}]*\}", m => m.Value.Contains("guid", StringComparison.Ordinal) ? Guid.NewGuid().ToString() : "x"));

    private static async Task<HttpStatusCode> AskAsync(Browser browser, string method, string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST" or "PUT" or "DELETE")
        {
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        }

        using var response = await browser.SendAsync(request);
        return response.StatusCode;
    }

    [Fact]
    public async Task Without_a_session_every_endpoint_answers_401()
    {
        using var nobody = house.Browser();
        var walked = 0;
        foreach (var (method, path) in Walk())
        {
            Assert.True(await AskAsync(nobody, method, path) == HttpStatusCode.Unauthorized, $"{method} {path}");
            walked++;
        }

        Assert.True(walked > 50, $"Only {walked} endpoints.");
    }

    [Fact]
    public async Task Cookie_of_the_door_alone_opens_no_endpoint()
    {
        await Desk.AccountAsync(house, "door-only@rights.example");
        using var browser = house.Browser();
        using var signedIn = await browser.SignInAsync(Door.Editors, "door-only@rights.example");

        foreach (var (method, path) in Walk().Where(w => w.Method == "GET"))
        {
            Assert.True(await AskAsync(browser, method, path) == HttpStatusCode.Unauthorized, $"{method} {path}");
        }
    }

    [Fact]
    public async Task Editor_is_refused_what_belongs_to_people_settings_and_words()
    {
        using var editor = await Desk.OfAsync(house, "editor@rights.example", BuiltInGroups.Editors);
        (string Method, string Path)[] closed =
        [
            ("GET", "/user"), ("GET", "/filter/user"), ("GET", $"/user/{Guid.NewGuid()}"), ("POST", "/user/invite"), ("POST", "/user/disable"), ("DELETE", "/user"),
            ("GET", "/user-group"), ("POST", "/user-group"), ("PUT", $"/user-group/{BuiltInGroups.Editors.Id}"), ("DELETE", "/user-group"),
            ("POST", "/language"), ("PUT", "/language/nl"), ("DELETE", "/language/nl"), ("GET", "/dictionary"), ("POST", "/dictionary"), ("GET", "/tree/dictionary/root"),
        ];

        foreach (var (method, path) in closed)
        {
            Assert.True(await AskAsync(editor.Browser, method, Desk.Api + path) == HttpStatusCode.Forbidden, $"{method} {path}");
        }
    }

    [Fact]
    public async Task Who_looks_after_people_without_being_administrator_cannot_raise_anybody()
    {
        using var administrator = await Desk.OfAsync(house, "raise-admin@rights.example");
        var group = new { id = Guid.NewGuid(), name = "Personeel", alias = "personeel", sections = new[] { Sections.Users }, languages = Array.Empty<string>(), hasAccessToAllLanguages = false, fallbackPermissions = Array.Empty<string>(), permissions = Array.Empty<object>() };
        using var made = await administrator.SendAsync(HttpMethod.Post, "/user-group", group);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var keeper = await Desk.AccountAsync(house, "keeper@rights.example", BuiltInGroups.Editors);
        await house.OfAsync<AccountGroups, string?>(g => g.SetAsync(keeper.Id, [group.id], null, default));
        using var desk = new Desk(house);
        await desk.SignInAsync("keeper@rights.example");

        using var seen = await desk.GetAsync("/filter/user");
        using var own = await desk.SendAsync(HttpMethod.Post, "/user/set-user-groups", new { userIds = new[] { new { id = keeper.Id } }, userGroupIds = new[] { new { id = BuiltInGroups.Administrators.Id } } });
        using var invited = await desk.SendAsync(HttpMethod.Post, "/user/invite", new { email = "x@rights.example", name = "X", userGroupIds = new[] { new { id = BuiltInGroups.Administrators.Id } } });
        using var changed = await desk.SendAsync(HttpMethod.Put, $"/user-group/{group.id}", new { name = "Personeel", alias = "personeel", sections = Sections.All });

        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.All([own, invited, changed], r => Assert.Equal(HttpStatusCode.Forbidden, r.StatusCode));
    }

    [Fact]
    public async Task Group_keeps_only_verbs_and_sections_that_mean_something()
    {
        using var desk = await Desk.OfAsync(house, "mass@rights.example");
        var id = Guid.NewGuid();
        using var made = await desk.SendAsync(HttpMethod.Post, "/user-group", new
        {
            id,
            name = "Alles",
            alias = "alles",
            isBuiltIn = true,
            isAdmin = true,
            sections = new[] { Sections.Content, "Umb.Section.Members" },
            languages = new[] { "de" },
            hasAccessToAllLanguages = false,
            fallbackPermissions = new[] { Verbs.Read, "Umb.Document.PublicAccess", "Root" },
            permissions = Array.Empty<object>(),
        });

        var group = await desk.JsonAsync($"/user-group/{id}");

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal([Sections.Content], group.GetProperty("sections").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal([Verbs.Read], group.GetProperty("fallbackPermissions").EnumerateArray().Select(s => s.GetString()));
        Assert.True(group.GetProperty("isDeletable").GetBoolean());
    }

    [Fact]
    public async Task Last_administrator_cannot_be_lost()
    {
        using var desk = await Desk.OfAsync(house, "last@rights.example");
        var users = await desk.JsonAsync("/filter/user?take=1000");
        var others = users.GetProperty("items").EnumerateArray().Where(u => u.GetProperty("isAdmin").GetBoolean()).Select(u => u.GetProperty("id").GetGuid()).ToArray();
        var me = (await desk.JsonAsync("/user/current")).GetProperty("id").GetGuid();

        using var myself = await desk.SendAsync(HttpMethod.Post, "/user/disable", new { userIds = new[] { new { id = me } } });

        Assert.Contains(me, others);
        Assert.Equal(HttpStatusCode.BadRequest, myself.StatusCode);
        Assert.Contains("eigen account", await myself.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_served_answers_404_as_a_problem_and_is_counted()
    {
        using var desk = await Desk.OfAsync(house, "unserved@rights.example", BuiltInGroups.Editors);
        using var response = await desk.GetAsync("/webhook/nothing-here");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var counted = (Umbraco.Backoffice.Answers.Unanswered)house.Services.GetService(typeof(Umbraco.Backoffice.Answers.Unanswered))!;
        Assert.Contains($"GET {Desk.Api}/webhook/nothing-here", counted.Counts.Keys);
    }

    [Fact]
    public async Task Translator_changes_the_texts_of_the_own_language_only()
    {
        using var chief = await Desk.OfAsync(house, "words-chief@rights.example", BuiltInGroups.ChiefEditors);
        using var translator = await Desk.OfAsync(house, "words-de@rights.example", BuiltInGroups.GermanTranslators);
        var id = Guid.NewGuid();
        using var made = await chief.SendAsync(HttpMethod.Post, "/dictionary", new
        {
            id,
            name = "Proef",
            parent = (object?)null,
            translations = new[] { new { isoCode = "nl", translation = "Proef" }, new { isoCode = "de", translation = "Probe" } },
        });

        using var changed = await translator.SendAsync(HttpMethod.Put, $"/dictionary/{id}", new
        {
            name = "Anders",
            translations = new[] { new { isoCode = "nl", translation = "Stiekem" }, new { isoCode = "de", translation = "Besser" } },
        });
        using var deleted = await translator.SendAsync(HttpMethod.Delete, $"/dictionary/{id}");
        var word = await chief.JsonAsync($"/dictionary/{id}");

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, deleted.StatusCode);
        Assert.Equal("Proef", word.GetProperty("name").GetString());
        Assert.Equal(["de=Besser", "nl=Proef"], word.GetProperty("translations").EnumerateArray().Select(t => $"{t.GetProperty("isoCode").GetString()}={t.GetProperty("translation").GetString()}"));
    }
}
