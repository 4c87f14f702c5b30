using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CsCheck;
using StadKust.Content;

namespace StadKust.Events.Tests.TakingIn;

/// <summary>Who is who and whose is which field, over random feeds, edits, orders and numbers, without a database: cheap enough for many thousand runs.</summary>
/// <remarks>The same steps as a run takes, on the same <see cref="Ladder"/> and <see cref="Merging"/>; <see cref="RandomImportTests"/> does a few of them whole.</remarks>
public sealed class RandomLadderTests
{
    private static readonly DateTime Today = new(2027, 3, 1);

    private static readonly string[] Titles = ["Weekmarkt", "Bach in de kerk", "Zomerlezing zeehonden", "Dansavond", "Boekenruil", "Fietstocht langs de Vliet", "Proeverij", "Open atelier"];

    /// <param name="Number">Which happening; title and day follow from it.</param>
    /// <param name="Numbering">0: its own number, 1: none, 2: the number of another one, 3: a new number at every run.</param>
    private readonly record struct Said(int Number, int Text, int Price, int Numbering);

    private sealed record Step(Said[] Feed, (int Number, int Field)[] Edits, int Shuffle);

    private static readonly Gen<Step[]> Steps =
        (from feed in Gen.Select(Gen.Int[0, 7], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], (n, t, p, u) => new Said(n, t, p, u)).Array[1, 8]
         from edits in Gen.Select(Gen.Int[0, 7], Gen.Int[0, 1]).Array[0, 3]
         from shuffle in Gen.Int[0, 10_000]
         select new Step([.. feed.DistinctBy(e => e.Number)], edits, shuffle)).Array[2, 8];

    private static int Iterations =>
        int.TryParse(Environment.GetEnvironmentVariable("STADKUST_PROPERTY_ITERATIONS"), CultureInfo.InvariantCulture, out var asked) ? asked : 300;

    [Fact]
    public void No_editors_field_is_lost_nothing_is_there_twice_and_saying_it_again_changes_nothing() =>
        Steps.Sample(Run, iter: Iterations, threads: 1, seed: Environment.GetEnvironmentVariable("STADKUST_PROPERTY_SEED"));

    private static void Run(Step[] steps)
    {
        var desk = new Book();
        var run = 0;
        foreach (var step in steps)
        {
            desk.Take(step, run++);
            foreach (var (number, field) in step.Edits)
            {
                desk.Edit(number, field, $"Van de redactie {run}");
            }

            // Twice more, in another order; nothing new is said.
            var before = desk.Told();
            Assert.Equal((0, 0), desk.Take(step with { Shuffle = step.Shuffle + 1 }, run++));
            Assert.Equal((0, 0), desk.Take(step with { Shuffle = step.Shuffle + 2 }, run++));
            Assert.Equal(before, desk.Told());
            desk.Check(step);
        }
    }

    private sealed class Book
    {
        private readonly List<OriginRow> origins = [];
        private readonly Dictionary<Guid, Dictionary<string, JsonElement>> events = [];
        private readonly Dictionary<Guid, HashSet<string>> owned = [];
        private readonly Dictionary<(Guid, string), string> edited = [];

        public (int New, int Changed) Take(Step step, int run)
        {
            var entries = step.Feed.OrderBy(e => ((e.Number + 1) * 7919 + step.Shuffle * 104_729) % 1009).Select(e => Entry(e, run)).ToList();
            var found = new Ladder([.. origins], entries, Today).Climb(entries);
            var (made, changed) = (0, 0);
            foreach (var entry in entries)
            {
                var says = entry.Fields.ToStored();
                if (found.GetValueOrDefault(entry)?.Origin is not { } origin)
                {
                    Assert.Null(found.GetValueOrDefault(entry)?.Doubt);
                    origin = new OriginRow { Id = origins.Count + 1, Event = Guid.NewGuid(), ContentHash = "", Title = "", Place = "", Town = "", Start = "", Base = "", Feeds = true };
                    origins.Add(origin);
                    events[origin.Event] = says.Where(s => s.Value is not null).ToDictionary(s => s.Key, s => s.Value!.Value);
                    owned[origin.Event] = [];
                    made++;
                }
                else
                {
                    changed += Merge(origin, says);
                }

                Remember(origin, entry, says);
            }

            return (made, changed);
        }

        public void Edit(int number, int field, string words)
        {
            foreach (var (key, values) in events.Where(e => TitleOf(e.Value) == Titles[number]))
            {
                var alias = field == 0 ? "description/nl" : "price";
                values[alias] = JsonSerializer.SerializeToElement(words);
                edited[(key, alias)] = words;
            }
        }

        public string Told() => JsonSerializer.Serialize(events.OrderBy(e => e.Key).Select(e => new { e.Key, Values = e.Value.OrderBy(v => v.Key, StringComparer.Ordinal) }));

        public void Check(Step step)
        {
            var titles = events.Values.Select(TitleOf).ToList();
            Assert.Equal(titles.Distinct().Count(), titles.Count);
            Assert.Superset(step.Feed.Select(e => Titles[e.Number]).ToHashSet(), titles.ToHashSet());
            Assert.All(edited, e => Assert.Equal(e.Value, events[e.Key.Item1][e.Key.Item2].GetString()));

            // What nobody has touched says what the feed says.
            foreach (var said in step.Feed)
            {
                var (key, values) = events.Single(e => TitleOf(e.Value) == Titles[said.Number]);
                if (!edited.ContainsKey((key, "price")))
                {
                    Assert.Equal(said.Price == 0 ? null : $"{said.Price}00", values.TryGetValue("price", out var price) ? price.GetString() : null);
                }
            }
        }

        private int Merge(OriginRow origin, ImmutableSortedDictionary<string, JsonElement?> says)
        {
            var values = events[origin.Event];
            var dutch = new DraftVariant(Culture.Dutch, "x", "x", VariantState.Published, default, null, values.Where(v => v.Key.EndsWith("/nl", StringComparison.Ordinal)).ToImmutableDictionary(v => v.Key[..^3], v => v.Value));
            var item = new DraftItem(Guid.Empty, "event", null, 0, 0, false, null, default, default, 1, "x", null, values.Where(v => !v.Key.Contains('/', StringComparison.Ordinal)).ToImmutableDictionary(), false, [dutch]);
            var taken = 0;
            foreach (var merge in Merging.Of(Merging.Read(origin.Base), says, item, owned[origin.Event]).ToList())
            {
                if (merge.Owned)
                {
                    owned[origin.Event].Add(merge.Field);
                }
                else if (merge.Value is { } value)
                {
                    (values[merge.Field], taken) = (value, 1);
                }
                else
                {
                    (_, taken) = (values.Remove(merge.Field), 1);
                }
            }

            return taken;
        }

        private static void Remember(OriginRow origin, FeedEntry entry, ImmutableSortedDictionary<string, JsonElement?> says)
        {
            (origin.Uid, origin.RecurrenceId, origin.SourceId, origin.ContentHash) = (entry.Uid, entry.RecurrenceId, entry.SourceId, entry.ContentHash);
            (origin.Title, origin.Place, origin.Town) = (entry.Looks.Title, entry.Looks.Place, entry.Looks.Town);
            (origin.Start, origin.Base) = (entry.Looks.Start.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture), Merging.Write(says));
        }

        private static string TitleOf(Dictionary<string, JsonElement> values) => values["title/nl"].GetString()!;

        private static FeedEntry Entry(Said said, int run)
        {
            var start = Today.AddDays(30 + said.Number).AddHours(15);
            var fields = new EventFields { Price = said.Price == 0 ? "" : $"{said.Price}00" }.In(Culture.Dutch, new EventWords(Titles[said.Number], Description: $"Tekst {said.Text}"));
            var uid = said.Numbering switch { 0 => $"{said.Number}@x", 1 => null, 2 => $"{(said.Number + run) % 8}@x", _ => $"{run}-{said.Number}@x" };
            return new FeedEntry(0, $"{said.Number}|{said.Text}|{said.Price}", uid, null, null, fields, new StadKust.Events.Happening(Titles[said.Number], start, "Kerk", "Leiden"));
        }
    }
}
