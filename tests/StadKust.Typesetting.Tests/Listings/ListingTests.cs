using System.Globalization;
using CsCheck;

namespace StadKust.Typesetting.Tests;

/// <summary>Calendars: entries that are never parted, headings said again, free room filled.</summary>
public class ListingTests
{
    private static readonly int Iterations =
        int.TryParse(Environment.GetEnvironmentVariable("STADKUST_PROPERTY_ITERATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 300;

    private static readonly ParagraphStyle Event = Given.Style("event");
    private static readonly ParagraphStyle Day = Given.Style("day") with { Keeps = new Keeps(1, 1, true, true), Role = Role.H3 };
    private static readonly ParagraphStyle Town = Given.Style("town") with { Keeps = new Keeps(1, 1, true, true), Role = Role.H2 };

    [Fact]
    public void An_event_is_never_split()
    {
        // Columns of ten: heading and three events of three lines fill it; the fourth event goes to the next column whole.
        var result = Set(Given.Frame(lines: 11, columns: 2), Listing(("Leiden", 6)));

        foreach (var entry in result.Stories[0].Lines.Where(l => l.Paragraph.Value.StartsWith('e')).GroupBy(l => l.Paragraph.Value[..l.Paragraph.Value.LastIndexOf('/')]))
            Assert.Single(entry.Select(l => l.Facts.Column).Distinct());
    }

    [Fact]
    public void Headings_are_said_again_at_the_head_of_the_next_column_as_artifacts()
    {
        var result = Set(Given.Frame(lines: 12, columns: 2), Listing(("Leiden", 6)));

        var again = Given.Texts(result).Where(t => t.From.What == "repeated").ToList();
        Assert.Equal(["Leiden (vervolg)", "zaterdag (vervolg)"], again.Select(t => PageText.Printed(t.Run)));
        Assert.All(again, t => Assert.Null(t.Role));
        Assert.True(again[0].Place.F < result.Stories[0].Lines.First(l => l.Facts.Column == 1).Baseline.Y.Points);
        Assert.DoesNotContain(result.Stories[0].Lines, l => Printed(l).Contains("vervolg", StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_that_begins_with_a_heading_repeats_only_what_stands_above_it()
    {
        // Six lines: town, day and one event of three; then the next town begins its own column.
        var result = Set(Given.Frame(lines: 5, columns: 2), Listing(("Leiden", 1), ("Katwijk", 1)));

        Assert.DoesNotContain(Given.Texts(result), t => t.From.What == "repeated");
        Assert.Equal(1, result.Stories[0].Lines.First(l => l.Paragraph.Value == "t/Katwijk").Facts.Column);
    }

    [Fact]
    public void Promised_and_placed_events_are_counted()
    {
        Assert.Equal(new EntryCount(6, 6), Set(Given.Frame(lines: 12, columns: 2), Listing(("Leiden", 6))).Stories[0].Entries);

        var tooMany = Set(Given.Frame(lines: 12), Listing(("Leiden", 6))).Stories[0];
        Assert.Equal(new EntryCount(6, 3), tooMany.Entries);
        Assert.NotEmpty(tooMany.Rest);
    }

    [Fact]
    public void Columns_rather_end_where_a_town_ends()
    {
        // Eleven lines fit; a town of eight, then one of eight: the second town moves to the second column whole, although an event of it would fit.
        var result = Set(Given.Frame(lines: 13, columns: 2), Listing(("Leiden", 2), ("Katwijk", 2)));

        Assert.DoesNotContain(Given.Texts(result), t => t.From.What == "repeated");
    }

    [Fact]
    public void Free_room_is_filled_by_rank_and_the_last_stands_at_the_foot()
    {
        var tips = new[] { Tip("lang", 20), Tip("eerste", 3), Tip("tweede", 3), Tip("derde", 3) };
        var result = Set(Given.Frame(lines: 20, columns: 1), Listing(("Leiden", 3)), tips);

        var lines = result.Stories[0].Lines.Where(l => l.Paragraph.Value.StartsWith("tip", StringComparison.Ordinal)).ToList();
        Assert.Equal(["tip/eerste", "tip/tweede"], lines.Select(l => l.Paragraph.Value).Distinct());
        Assert.InRange(lines[^1].Baseline.Y.Points, 19 * Given.Step, 20 * Given.Step);
        Assert.Equal(2, result.Stories[0].Log.Count(s => s.What == FitStep.Filled));
    }

    [Fact]
    public void Room_the_pool_could_not_fill_is_said()
    {
        var result = Set(Given.Frame(lines: 20, columns: 1), Listing(("Leiden", 3)), Tip("lang", 30));

        Assert.Equal(9, Assert.Single(result.Stories[0].Log, s => s.What == FitStep.LinesFree).Amount);
    }

    [Fact]
    public void Every_listing_keeps_its_promises() => Gen.Select(Gen.Int[1, 9].Array[1, 6], Gen.Int[6, 30], Gen.Int[1, 4]).Sample(
        c =>
        {
            var (counts, lines, columns) = c;
            var listing = Listing([.. counts.Select((events, i) => ($"Plaats {i}", events))]);

            // Times that find no room behind the title stand on a line of their own.
            listing = listing with { Paragraphs = listing.Paragraphs.Select((p, i) => p.Entry is not null && i % 3 == 0 ? p with { Tail = "10.00–17.00 uur" } : p).ToValueList() };
            var set = Set(Given.Frame(lines: lines, columns: columns, next: "more"), listing).Stories[0];
            var promised = counts.Sum();

            Assert.Equal(promised, set.Entries!.Promised);
            Assert.Equal(listing.Paragraphs.Sum(p => p.Characters), set.Lines.Sum(l => l.Source.Count) + set.Rest.Sum(r => r.Source.Count));
            Assert.Equal(set.Rest.Count == 0, set.Entries.Placed == promised);
            foreach (var entry in set.Lines.Where(l => l.Paragraph.Value.StartsWith("e/", StringComparison.Ordinal)).GroupBy(l => l.Paragraph.Value[..l.Paragraph.Value.LastIndexOf('/')]))
                Assert.Single(entry.Select(l => l.Facts.Column).Distinct());
            foreach (var column in set.Lines.GroupBy(l => l.Facts.Column))
                Assert.False(column.Last().Paragraph.Value is ['t' or 'd', '/', ..], "A heading ends a column.");
        },
        iter: Iterations);

    private static string Printed(SetLine line) => string.Concat(line.Runs.Select(PageText.Printed));

    /// <summary>A town, one day, and events of three lines: two paragraphs each.</summary>
    private static Story Listing(params (string Town, int Events)[] towns)
    {
        var paragraphs = new List<Paragraph>();
        foreach (var (town, events) in towns)
        {
            paragraphs.Add(Given.Paragraph(town, "town", $"t/{town}") with { Level = 1, Continued = $"{town} (vervolg)" });
            paragraphs.Add(Given.Paragraph("zaterdag", "day", $"d/{town}") with { Level = 2, Continued = "zaterdag (vervolg)" });
            for (var i = 0; i < events; i++)
            {
                paragraphs.Add(Given.Paragraph(Given.Lines(2), "event", $"e/{town}{i}/title") with { Entry = $"{town}{i}" });
                paragraphs.Add(Given.Paragraph("20.00", "event", $"e/{town}{i}/where") with { Entry = $"{town}{i}" });
            }
        }

        return Given.Story("s", [.. paragraphs]);
    }

    private static Anchored Tip(string name, int lines) =>
        new(new("tip/" + name), new("none"), ObjectKind.Box, null, [Given.Paragraph(Given.Lines(lines), "event", "tip/" + name)], null, null);

    private static SetResult Set(Frame frame, Story story, params Anchored[] pool)
    {
        var layout = Given.Layout([Event, Day, Town], frame, Given.Frame("more", lines: 20, columns: 2, x: 700));
        return Given.SetPlan(layout, [Given.Page(new StoryPlacement(new("body"), story.Id) { Pool = pool.ToValueList() })], story);
    }
}
