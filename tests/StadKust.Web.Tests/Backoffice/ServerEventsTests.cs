using System.Net;
using System.Text.Json;
using StadKust.Accounts;
using StadKust.Web.Tests.Accounts;

namespace StadKust.Web.Tests.Backoffice;

/// <summary>The hub, spoken to as a browser without web sockets does: long polling and JSON.</summary>
public sealed class ServerEventsTests(OpenHouse house)
{
    private const string Hub = "/umbraco/serverEventHub";
    private const char End = '\u001e';

    [Fact]
    public async Task Change_made_by_somebody_else_reaches_an_open_screen()
    {
        using var listener = await Desk.OfAsync(house, "listens@hub.example", BuiltInGroups.Editors);
        using var chief = await Desk.OfAsync(house, "speaks@hub.example", BuiltInGroups.ChiefEditors);
        var connection = await ConnectAsync(listener);
        var id = Guid.NewGuid();

        using var made = await chief.SendAsync(HttpMethod.Post, "/dictionary", new { id, name = $"Hub {id}", parent = (object?)null, translations = Array.Empty<object>() });
        var heard = "";
        for (var n = 0; n < 20 && !heard.Contains(id.ToString(), StringComparison.Ordinal); n++)
        {
            heard += await (await listener.Browser.GetAsync($"{Hub}?id={connection}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var notice = heard.Split(End, StringSplitOptions.RemoveEmptyEntries).First(m => m.Contains(id.ToString(), StringComparison.Ordinal));
        var argument = JsonDocument.Parse(notice).RootElement.GetProperty("arguments")[0];
        Assert.Equal("Umbraco:CMS:DictionaryItem", argument.GetProperty("eventSource").GetString());
        Assert.Equal("Updated", argument.GetProperty("eventType").GetString());
        Assert.Equal(id.ToString(), argument.GetProperty("key").GetString());
    }

    [Fact]
    public async Task Nobody_listens_without_a_ticket()
    {
        using var nobody = house.Browser();
        using var response = await nobody.PostAsync($"{Hub}/negotiate?negotiateVersion=1");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static async Task<string> ConnectAsync(Desk desk)
    {
        using var negotiated = await desk.Browser.PostAsync($"{Hub}/negotiate?negotiateVersion=1");
        var token = JsonDocument.Parse(await negotiated.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("connectionToken").GetString()!;
        var connection = Uri.EscapeDataString(token);
        using var opened = await desk.Browser.GetAsync($"{Hub}?id={connection}");
        using var greeted = await desk.Browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"{Hub}?id={connection}") { Content = new StringContent($$"""{"protocol":"json","version":1}{{End}}""") });
        using var answered = await desk.Browser.GetAsync($"{Hub}?id={connection}");
        Assert.StartsWith("{}", await answered.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        return connection;
    }
}
