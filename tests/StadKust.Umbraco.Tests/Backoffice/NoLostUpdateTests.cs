using System.Net;
using System.Text.Json.Nodes;
using CsCheck;

namespace StadKust.Umbraco.Tests.Backoffice;

/// <summary>Random editors in random tabs against a model: whatever one has typed and saved is there until somebody who has seen it changes it.</summary>
public sealed class NoLostUpdateTests(ManagementServer server)
{
    private static readonly (string Alias, string? Culture)[] Fields = [("title", "nl"), ("intro", "nl"), ("title", "de"), ("intro", "de")];

    private static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("STADKUST_PROPERTY_ITERATIONS"), out var cases) ? cases : 300;

    private enum Step
    {
        Open,
        Type,
        Save,
        Publish,
    }

    [Fact]
    public async Task Nothing_saved_is_overwritten_by_a_tab_that_has_not_seen_it()
    {
        // Ten steps of three tabs on one item are one case; the item goes on living through thirty of them.
        var steps = Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 2], Gen.Int[0, Fields.Length - 1]).Array[10];
        var run = 0;
        await steps.SampleAsync(
            async sequence =>
            {
                var number = Interlocked.Increment(ref run);
                await PlayAsync(number, sequence);
            }, iter: Cases / 10, threads: 1);
    }

    private async Task PlayAsync(int run, (Step Step, int Tab, int Field)[] sequence)
    {
        var id = await server.NewPageAsync($"Spel {run}", ("title", "nl", "begin"), ("title", "de", "Anfang"));
        var tabs = new Tab?[3];
        var seen = new Dictionary<(string, string?), string?>[3];
        var typed = new HashSet<(string, string?)>[3];
        var stored = new Dictionary<(string, string?), string?> { [("title", "nl")] = "begin", [("title", "de")] = "Anfang", [("intro", "nl")] = null, [("intro", "de")] = null };
        var count = 0;

        foreach (var (step, at, field) in sequence.Prepend((Step.Open, 0, 0)))
        {
            if (tabs[at] is not { } tab || step == Step.Open)
            {
                tabs[at] = await server.OpenAsync(id);
                seen[at] = new Dictionary<(string, string?), string?>(stored);
                typed[at] = [];
                Assert.All(Fields, f => Assert.Equal(stored[f], (string?)tabs[at]![f.Alias, f.Culture]));
                continue;
            }

            if (step == Step.Type)
            {
                tab[Fields[field].Alias, Fields[field].Culture] = $"{run} {++count}";
                typed[at].Add(Fields[field]);
                continue;
            }

            // What the model says: a field meets a conflict when this tab has typed in it and it is not as this tab has seen it.
            var conflicts = typed[at].Where(f => stored[f] != seen[at][f] && stored[f] != (string?)tab[f.Item1, f.Item2]).ToList();
            using var response = step == Step.Publish ? await tab.PublishAsync("nl") : await tab.SaveAsync();
            if (conflicts.Count > 0)
            {
                Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
                var told = ((JsonArray)JsonNode.Parse(await ManagementServer.TextAsync(response))!["conflicts"]!).Select(c => (string?)c!["field"]);
                Assert.Equal(conflicts.Select(c => $"{c.Item2}/{c.Item1}").Order(), told.Order());
                continue;
            }

            Assert.True(response.StatusCode == HttpStatusCode.OK, await ManagementServer.TextAsync(response));
            foreach (var own in typed[at])
            {
                stored[own] = (string?)tab[own.Item1, own.Item2];
                seen[at][own] = stored[own];
            }

            typed[at].Clear();
        }

        var now = await server.OpenAsync(id);
        Assert.All(Fields, f => Assert.Equal(stored[f], (string?)now[f.Alias, f.Culture]));
    }
}
