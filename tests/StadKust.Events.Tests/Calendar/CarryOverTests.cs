using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StadKust.Content;

namespace StadKust.Events.Tests;

/// <summary>A calendar made from the one before is the one that would be made from nothing.</summary>
public sealed class CarryOverTests
{
    private static readonly DateOnly From = new(2026, 9, 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calendar_after_each_change_equals_one_made_from_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("stadkust-calendar-");
        await using var services = new ServiceCollection().AddLogging().AddContent(new ContentOptions { DataFolder = folder.FullName }).BuildServiceProvider();
        await services.MigrateContentAsync(Stop);
        var export = SiteExport.Read(Given.ExportFolder, stop: Stop);
        Assert.True((await services.GetRequiredService<SiteImport>().RunAsync(export, new ImportOptions("test"), null, Stop)).Done);
        var (drafts, sets) = (services.GetRequiredService<Drafts>(), services.GetRequiredService<IContentSets>());
        await services.ReadChangesAsync(Stop);
        var events = sets.Published.OfType("event", Given.Nl);
        var town = sets.Published.Entry(events[0])!.Parent!.Value;
        var calendar = Calendar.Build(sets.Published, From);
        Func<Task>[] changes =
        [
            async () => await drafts.SaveAsync(When(events[0], "2027-05-01T10:00"), "anna", Stop),
            async () => await drafts.PublishAsync(events[0], [Given.Nl], "anna", Stop),
            async () => await drafts.WithdrawAsync(events[1], [Given.Nl, Given.De, Given.En], "anna", Stop),
            async () => await drafts.WithdrawAsync(town, [Given.Nl], "anna", Stop),
            async () => await drafts.PublishAsync(town, [Given.Nl], "anna", Stop),
            async () => await drafts.PublishAsync(events[1], [Given.Nl], "anna", Stop),
            async () => await drafts.MoveAsync(events[2], sets.Published.Entry(events[^1])!.Parent, "anna", Stop),
            async () => await drafts.TrashAsync(events[3], "anna", Stop),
        ];

        foreach (var change in changes)
        {
            await change();
            await services.ReadChangesAsync(Stop);
            calendar = Calendar.Build(sets.Published, From, calendar);
            var fresh = Calendar.Build(sets.Published, From);

            Assert.Equal(Told(fresh), Told(calendar));
            Assert.Equal(fresh.Findings.Count, calendar.Findings.Count);
        }

        Assert.Contains(calendar.Of(events[0]), o => o.Id.StartsWith("2027-05-01", StringComparison.Ordinal));
        Assert.Empty(calendar.Of(events[3]));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static List<string> Told(Calendar calendar)
    {
        var told = new List<string>();
        foreach (var culture in new[] { Given.Nl, Given.De, Given.En })
        {
            var entries = calendar.Between(calendar.From, calendar.To, culture);
            told.AddRange(entries.Select(e => $"{culture} {e.Event.Key} {e.Occurrence.Id} {e.Event.Municipality?.Name}"));

            // The agenda has the same entries in its own order.
            Assert.Equal(entries.Count, calendar.Ahead(calendar.From, calendar.To, culture).Count());
            foreach (var town in entries.Select(e => e.Event.Municipality?.Key).OfType<Guid>().Distinct())
            {
                told.Add($"{town} {calendar.Between(calendar.From, calendar.To, culture, new CalendarFilter(town)).Count}");
            }
        }

        return told;
    }

    private static ItemChange When(Guid key, string start) => new(key)
    {
        Shared = ImmutableDictionary<string, JsonElement>.Empty.Add("when", JsonSerializer.SerializeToElement(
            $$"""{"zone":"Europe/Amsterdam","start":"{{start}}","end":"{{start[..11]}}23:00","allDay":false}""")),
    };
}
