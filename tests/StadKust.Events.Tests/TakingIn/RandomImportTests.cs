using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using StadKust.Content;

namespace StadKust.Events.Tests.TakingIn;

/// <summary>Random feeds, random changes by editors, random order and numbers.</summary>
public sealed class RandomImportTests(Desks desks)
{
    private static readonly string[] Titles = ["Weekmarkt", "Bach in de kerk", "Zomerlezing", "Dansavond", "Boekenruil", "Fietstocht langs de Vliet", "Proeverij", "Open atelier"];

    private static int Iterations(int share) =>
        Math.Max(3, (int.TryParse(Environment.GetEnvironmentVariable("STADKUST_PROPERTY_ITERATIONS"), CultureInfo.InvariantCulture, out var asked) ? asked : 300) / share);

    /// <param name="Number">Which event; its title and day follow from it.</param>
    private sealed record Entry(int Number, int Text, int Place);

    private sealed record Step(Entry[] Feed, int[] Edits, int Shuffle);

    private static readonly Gen<Step[]> Steps =
        (from feed in Gen.Select(Gen.Int[0, 7], Gen.Int[0, 2], Gen.Int[0, 1], (n, t, p) => new Entry(n, t, p)).Array[1, 6]
         from edits in Gen.Int[0, 7].Array[0, 2]
         from shuffle in Gen.Int[0, 1000]
         select new Step([.. feed.DistinctBy(e => e.Number)], edits, shuffle)).Array[2, 4];

    [Fact]
    public Task No_editors_field_is_lost_nothing_is_there_twice_and_the_same_feed_again_changes_nothing() =>
        Steps.SampleAsync(RunAsync, iter: Iterations(25), threads: 1, seed: Environment.GetEnvironmentVariable("STADKUST_PROPERTY_SEED"));

    private async Task RunAsync(Step[] steps)
    {
        await using var desk = await Desk.OpenAsync(desks);
        var source = await desk.SourceAsync();
        var edited = new Dictionary<string, string>();
        var number = 0;
        foreach (var step in steps)
        {
            await desk.TakeAsync(source, Feed(step, number++));
            foreach (var head in await desk.EventsAsync())
            {
                if (edited.TryGetValue(head.Title, out var intro))
                {
                    Assert.Equal(intro, (await desk.Submissions.FindAsync(desk.Editor, head.Key, Desk.Stop))!.Fields.Words["nl"].Description);
                }
            }

            var all = await desk.EventsAsync();
            Assert.Equal(all.Count, all.Select(e => e.Title).Distinct().Count());
            Assert.Superset(step.Feed.Select(e => Titles[e.Number]).ToHashSet(), all.Select(e => e.Title).ToHashSet());

            foreach (var edit in step.Edits.Distinct())
            {
                if (all.FirstOrDefault(e => e.Title == Titles[edit]) is { } head)
                {
                    var now = (await desk.Submissions.FindAsync(desk.Editor, head.Key, Desk.Stop))!;
                    var words = $"<p>Van de redactie {number}</p>";
                    Assert.True((await desk.Submissions.SaveAsync(desk.Editor, head.Key, now.Token, new EventFields().In(Culture.Dutch, new EventWords(Description: words)), Desk.Stop)).Done);
                    edited[head.Title] = words;
                }
            }

            // Twice more, with other numbers and in another order.
            await desk.TakeAsync(source, Feed(step with { Shuffle = step.Shuffle + 1 }, number++));
            var before = (await desk.EventsAsync()).Select(e => (e.Key, e.State, e.Updated)).ToList();
            var again = await desk.TakeAsync(source, Feed(step with { Shuffle = step.Shuffle + 2 }, number++));
            Assert.Equal((0, 0, step.Feed.Length), (again.New, again.Changed, again.Same));
            Assert.Equal(before, (await desk.EventsAsync()).Select(e => (e.Key, e.State, e.Updated)));
        }
    }

    private static string Feed(Step step, int run) => Ics.Of(step.Feed
        .OrderBy(e => (e.Number * 7919 + step.Shuffle * 31) % 97)
        .Select(e => Ics.Event(Titles[e.Number], $"202704{e.Number + 10:00}T150000", $"{run}-{e.Number}", e.Place == 0 ? "Kerk, Leiden" : "Kerkplein, Leiden", text: $"Tekst {e.Text}")));

    [Fact]
    public void A_merge_takes_from_the_feed_only_what_nobody_has_touched() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Bool).Array[1, 12].Sample(fields =>
        {
            var was = ImmutableDictionary.CreateBuilder<string, System.Text.Json.JsonElement>();
            var says = ImmutableDictionary.CreateBuilder<string, System.Text.Json.JsonElement?>();
            var here = ImmutableDictionary.CreateBuilder<string, System.Text.Json.JsonElement>();
            var owned = new HashSet<string>();
            for (var i = 0; i < fields.Length; i++)
            {
                var (before, theirs, ours, isOwned) = fields[i];
                Put(was, i, before);
                says[$"f{i}"] = theirs == 0 ? null : System.Text.Json.JsonSerializer.SerializeToElement($"{theirs}");
                Put(here, i, ours);
                if (isOwned)
                {
                    owned.Add($"f{i}");
                }
            }

            var item = new DraftItem(Guid.Empty, "event", null, 0, 0, false, null, default, default, 1, "x", null, here.ToImmutable(), false, []);
            var merges = Merging.Of(was.ToImmutable(), says.ToImmutable(), item, owned).ToDictionary(m => m.Field);
            for (var i = 0; i < fields.Length; i++)
            {
                var (before, theirs, ours, isOwned) = fields[i];
                var takes = merges.TryGetValue($"f{i}", out var merge) && merge.Take;
                Assert.Equal(!isOwned && before == ours && theirs != before, takes);
            }
        }, iter: Iterations(1), threads: 1);

    private static void Put(ImmutableDictionary<string, System.Text.Json.JsonElement>.Builder into, int field, int value)
    {
        if (value > 0)
        {
            into[$"f{field}"] = System.Text.Json.JsonSerializer.SerializeToElement($"{value}");
        }
    }
}
