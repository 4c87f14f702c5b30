using System.Globalization;
using System.Text.Json;
using CsCheck;
using StadKust.Events.Tests.Oracle;

namespace StadKust.Events.Tests.Dates;

public sealed class RecurrenceOracleTests
{
    [Fact]
    public async Task Random_rules_give_the_days_that_dateutil_gives()
    {
        const int Cases = 3000;
        var rules = new List<When>();
        Random.When.Where(w => w.Rule is not null).Sample(w =>
        {
            lock (rules)
            {
                rules.Add(w with { Except = [], Moved = [], Cancelled = [], Extra = [] });
            }
        }, iter: Cases, threads: 1);
        var input = JsonSerializer.Serialize(rules.Select(w => new[] { w.Start.ToString("s", CultureInfo.InvariantCulture), w.Rule!.ToString(), "2029-12-31" }));

        var expected = JsonSerializer.Deserialize<string[][]>(await Python.Run("expand.py", input))!;

        var wrong = new List<string>();
        foreach (var (when, days) in rules.Zip(expected))
        {
            var found = SeriesDays.Of(when, DateOnly.FromDateTime(when.Start), new DateOnly(2029, 12, 31)).Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray();
            if (!found.SequenceEqual(days))
            {
                wrong.Add($"{when.Start:yyyy-MM-dd} {when.Rule}: ours {string.Join(' ', found.Except(days).Take(4))} / theirs {string.Join(' ', days.Except(found).Take(4))}");
            }
        }

        Assert.Equal(Cases, expected.Length);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {Cases}:\n" + string.Join('\n', wrong.Take(20)));
    }

    [Fact]
    public void A_span_in_the_middle_gives_what_the_whole_gives_there() => Random.When.Sample(when =>
    {
        var (from, to) = (Given.Day("2026-03-10"), Given.Day("2026-11-20"));
        var whole = Given.Occurrences(when, "2024-01-01", "2030-12-31").Where(o => o.LastDay >= from && o.FirstDay <= to);
        Assert.Equal(whole, Recurrence.Expand(Given.Key(1), when, from, to).Occurrences);
    }, iter: 300);

    [Fact]
    public void Occurrences_are_in_order_have_ids_of_their_own_and_never_end_before_they_start() => Random.When.Sample(when =>
    {
        var found = Given.Occurrences(when);
        Assert.Equal(found.OrderBy(o => o.StartsAt).Select(o => o.StartsAt), found.Select(o => o.StartsAt));
        Assert.Equal(found.Count, found.Select(o => o.Id).Distinct().Count());
        Assert.All(found, o => Assert.True(o.EndsAt >= o.StartsAt && o.LastDay >= o.FirstDay));
    }, iter: 300);
}
