using System.Net;
using System.Text.Json;
using StadKust.Content;

namespace StadKust.Web.Tests.Website;

/// <summary>Where other systems mix languages, or show what was taken back: website and API while editors publish.</summary>
[Collection(EditedHouses.Name)]
public sealed class LanguagePainsTests(EditedHouse house)
{
    private const int Requests = 10_000;

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly Culture[] Languages = [Culture.Dutch, Culture.German, Culture.English];

    [Fact]
    public async Task Ten_thousand_interleaved_requests_in_three_languages_while_publishing_have_no_body_of_another_language()
    {
        // Items that exist in all three languages, with what they pick expanded: pages in turn with the API, every cache in between.
        var keys = house.Published.Entries.Where(e => Languages.All(c => house.Published.Exists(e.Key, c)) && e.Type is "destination" or "place" or "stories" or "home" or "arrangements")
            .Where(e => Languages.Select(c => house.Published.Find(e.Key, c)!.Values.Text("intro")).Distinct().Count() == 3).Select(e => e.Key).ToArray();
        Assert.True(keys.Length >= 5, $"Only {keys.Length} items with a text of their own in each language.");
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var publishing = PublishAsync(ended.Token);
        var wrong = new System.Collections.Concurrent.ConcurrentBag<string>();

        await Parallel.ForEachAsync(Enumerable.Range(0, Requests), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Stop }, async (n, _) =>
        {
            var (key, culture) = (keys[n / 3 % keys.Length], Languages[n % 3]);
            var set = house.Published;
            if (n % 10 == 0)
            {
                var page = await house.PageAsync($"/{culture.Code}{set.PathOf(key, culture)}");
                if (!page.Contains($"<html lang=\"{culture.Code}\">", StringComparison.Ordinal))
                {
                    wrong.Add($"page {key} {culture}");
                }

                return;
            }

            var body = await house.JsonAsync($"content/item/{key}?expand=properties[$all]", culture);
            Look(body, culture, set, wrong);
        });
        await ended.CancelAsync();
        var published = await publishing;

        Assert.True(published > 3, $"Only {published} times published meanwhile.");
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Picked_item_is_in_the_language_of_each_request_whichever_was_first()
    {
        var picker = house.Published.Entries.First(e => e.Type == "place" && Languages.All(c => house.Published.Exists(e.Key, c))
            && house.Published.Find(e.Key, Culture.Dutch)!.Values.Picks("municipality").Count > 0).Key;
        foreach (var round in Enumerable.Range(0, 6))
        {
            var culture = Languages[round % 3];
            var town = (await house.JsonAsync($"content/item/{picker}?expand=properties[municipality]", culture)).GetProperty("properties").GetProperty("municipality");
            var one = town.ValueKind == JsonValueKind.Array ? town[0] : town;
            var expected = house.Published.Find(one.GetProperty("id").GetGuid(), culture)!;
            Assert.Equal(expected.Name, one.GetProperty("name").GetString());
            Assert.Equal(expected.Values.Text("intro"), one.GetProperty("properties").GetProperty("intro").GetString());
        }
    }

    [Fact]
    public async Task Withdrawn_item_is_read_nowhere_any_more_by_key_path_list_query_page_or_feed_of_addresses()
    {
        var key = await house.NewStoryAsync("Straks weer weg");
        Assert.True((await house.Drafts.PublishAsync(key, Languages, "proef", Stop)).Done);
        var path = await WaitAsync(() => house.Published.PathOf(key, Culture.Dutch));
        string[] asked = [$"content/item/{key}", $"content/item{path}", $"content/items?id={key}", "content?filter=name:Straks%20weer%20weg", $"content/item/{key}?expand=properties[$all]"];
        foreach (var address in asked)
        {
            Assert.Contains("Straks weer weg nl", (await house.JsonAsync(address, Culture.Dutch)).ToString(), StringComparison.Ordinal);
        }

        Assert.Contains("Straks weer weg nl", await house.PageAsync($"/nl{path}"), StringComparison.Ordinal);

        var withdrawn = await house.Drafts.WithdrawAsync(key, [Culture.Dutch], "proef", Stop);
        Assert.True(withdrawn.Done);
        await WaitAsync(() => house.Published.Exists(key, Culture.Dutch) ? null : "gone");

        foreach (var address in asked)
        {
            using var answer = await house.AskAsync(address, Culture.Dutch);
            Assert.DoesNotContain("Straks weer weg", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await house.AskAsync(asked[0], Culture.Dutch)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await house.AskAsync(asked[1], Culture.Dutch)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Visitor.GetAsync($"/nl{path}", Stop)).StatusCode);
        Assert.DoesNotContain(path, await house.PageAsync("/sitemap-nl.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain("Straks weer weg", await house.PageAsync("/nl/verhalen/"), StringComparison.Ordinal);

        // In the other languages it is still there: each has its own state.
        Assert.Contains("Straks weer weg de", (await house.JsonAsync(asked[0], Culture.German)).ToString(), StringComparison.Ordinal);
    }

    private async Task<int> PublishAsync(CancellationToken stop)
    {
        var key = await house.NewStoryAsync("Steeds opnieuw");
        var rounds = 0;
        while (!stop.IsCancellationRequested)
        {
            var culture = Languages[rounds % 3];
            await house.SaveAsync(key, culture, ("title", $"Steeds opnieuw {rounds} {culture.Code}"));
            Assert.True((await house.Drafts.PublishAsync(key, [culture], "proef", Stop)).Done);
            rounds++;
            await Task.Delay(250, CancellationToken.None);
        }

        return rounds;
    }

    // The item and everything picked in it: name and introduction are those of the language asked for.
    private static void Look(JsonElement json, Culture culture, ContentSet set, System.Collections.Concurrent.ConcurrentBag<string> wrong)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            if (json.TryGetProperty("contentType", out _) && json.TryGetProperty("name", out var name) && set.Find(json.GetProperty("id").GetGuid(), culture) is { } item
                && (item.Name != name.GetString() || (json.GetProperty("properties").TryGetProperty("intro", out var intro) && item.Values.Text("intro") != (intro.GetString() ?? ""))))
            {
                wrong.Add($"{item.Key} {culture}: {name.GetString()}");
            }

            foreach (var member in json.EnumerateObject())
            {
                Look(member.Value, culture, set, wrong);
            }
        }
        else if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var entry in json.EnumerateArray())
            {
                Look(entry, culture, set, wrong);
            }
        }
    }

    private static async Task<string> WaitAsync(Func<string?> there)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (there() is { } found)
            {
                return found;
            }

            await Task.Delay(50, Stop);
        }

        throw new InvalidOperationException("The change did not arrive within ten seconds.");
    }
}
