using System.Net;
using System.Text.Json;
using StadKust.Umbraco.Delivery;

namespace StadKust.Umbraco.Tests.Delivery;

/// <summary>Items for members only, and answers that would grow beyond what one may be.</summary>
public sealed class ProtectedTests
{
    private static Guid Stories => Given.Set.KeyAt(Given.Nl, "/verhalen/")!.Value;

    [Fact]
    public async Task Protected_item_and_all_below_it_is_401_by_key_and_path_and_in_no_query()
    {
        await using var server = await DeliveryServer.StartAsync(Given.Set, new DeliveryOptions(ProtectedContent: [Stories], ApiKey: "k"));
        var story = Given.Set.ChildEntries(Stories)[0].Key;
        foreach (var key in new[] { Stories, story })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync($"content/item/{key}", "nl")).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync($"content/item{Given.Set.PathOf(key, Given.Nl)}", "nl")).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync($"content/items?id={Given.Home}&id={key}", "nl")).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync($"content/item/{key}", "nl", ("Api-Key", "k"))).StatusCode);
        }

        // Whether it is there at all is decided first.
        var onlyDutch = Given.Set.ChildEntries(Stories).First(e => !Given.Set.Exists(e.Key, Given.De)).Key;
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync($"content/item/{onlyDutch}", "de")).StatusCode);
        var all = await server.JsonAsync("content?take=1000", "nl");
        Assert.Equal(all.GetProperty("total").GetInt32(), all.GetProperty("items").GetArrayLength());
        Assert.DoesNotContain("\"contentType\":\"story\"", all.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("content/item/", "nl")).StatusCode);
    }

    [Fact]
    public async Task Answer_that_expands_into_more_than_one_may_hold_is_refused_and_says_what_to_do()
    {
        // Each picks both, eight levels deep, two hundred times: some fifty thousand items from one address.
        var (one, other) = (Given.ByName("Droge voeten, lange lanen"), Given.Set.ChildEntries(Stories)[1].Key);
        var both = $"\"umb://document/{one:N},umb://document/{other:N}\"";
        await using var server = await DeliveryServer.StartAsync(Given.SetWith(Given.Item(one).With("related", both), Given.Item(other).With("related", both)));
        string Nested(int levels) => levels == 0 ? "$all" : $"related[properties[{Nested(levels - 1)}]]";

        using var small = await server.GetAsync($"content/item/{one}?expand=properties[{Nested(6)}]", "nl");
        using var large = await server.GetAsync($"content/item/{one}?expand=properties[{Nested(16)}]", "nl");

        Assert.Equal(HttpStatusCode.OK, small.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, large.StatusCode);
        var problem = JsonDocument.Parse(await large.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Contains("Take fewer items, or expand less.", problem.GetProperty("errors").GetProperty("expand")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("expand=properties[a")]
    [InlineData("fields=[]")]
    [InlineData("expand=properties[a]&fields=a]")]
    public async Task Expand_or_fields_that_cannot_be_read_is_400_everywhere(string query)
    {
        await using var server = await DeliveryServer.StartAsync(Given.Set);
        foreach (var address in new[] { "content", "content/item/", $"content/items?id={Given.Home}", "media?fetch=children:/", $"media/items?id={Guid.NewGuid()}" })
        {
            using var answer = await server.GetAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}", "nl");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal("application/problem+json; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        }
    }

    [Fact]
    public async Task Fields_leave_the_item_itself_and_cut_its_properties()
    {
        await using var server = await DeliveryServer.StartAsync(Given.Set);
        string[] Members(JsonElement json) => [.. json.EnumerateObject().Select(m => m.Name)];

        var some = await server.JsonAsync($"content/item/{Given.Weekend}?fields=properties[title,nights,nothing]", "nl");
        var none = await server.JsonAsync($"content/item/{Given.Weekend}?fields=", "nl");
        var wrong = await server.JsonAsync($"content/item/{Given.Weekend}?fields=title", "nl");
        var inBlocks = await server.JsonAsync($"content/item/{Given.Weekend}?fields=properties[itinerary[properties[title]]]", "nl");

        Assert.Equal(["contentType", "name", "createDate", "updateDate", "route", "id", "properties", "cultures"], Members(some));
        Assert.Equal(["nights", "title"], Members(some.GetProperty("properties")).Order());
        Assert.Empty(none.GetProperty("properties").EnumerateObject());
        Assert.Empty(wrong.GetProperty("properties").EnumerateObject());
        Assert.All(
            inBlocks.GetProperty("properties").GetProperty("itinerary").GetProperty("items").EnumerateArray(),
            day => Assert.Equal(["title"], Members(day.GetProperty("content").GetProperty("properties"))));
    }
}
