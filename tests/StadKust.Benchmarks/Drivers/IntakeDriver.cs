using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Audience;
using StadKust.Content;
using StadKust.Events;

namespace StadKust.Benchmarks.Drivers;

/// <summary>A feed of 5,000 events taken in for the first time, unchanged under new numbers, and with a hundredth changed; 10,000 series spelled out.</summary>
internal static class IntakeDriver
{
    private const int Events = 5000;
    private const int Series = 10_000;

    public static async Task RunAsync(CancellationToken stop)
    {
        Expand();
        var data = Directory.CreateTempSubdirectory("stadkust-intake-").FullName;
        await using (var services = new ServiceCollection().AddLogging().AddContent(new ContentOptions { DataFolder = data, DoDueWork = false })
            .AddAudience(new MailOptions { Templates = Path.Combine(Measured.Repository, "themes", "kueste-und-kultur", "mails") }).AddEvents().BuildServiceProvider())
        {
            await services.MigrateContentAsync(stop);
            await services.MigrateAudienceAsync(stop);
            await services.MigrateEventsAsync(stop);
            await services.GetRequiredService<SiteImport>().RunAsync(SiteExport.Read(Path.Combine(Measured.Repository, "content-export"), null, null, stop), new ImportOptions("bench"), null, stop);
            await services.ReadChangesAsync(stop);
            var set = services.GetRequiredService<IContentSets>().Published;
            var everybody = PartnerScope.Everybody(Guid.Empty);
            var town = set.OfType("destination", Culture.Dutch)[0];
            var source = (await services.GetRequiredService<Sources>().AddAsync(
                everybody, new NewSource("bench", SourceKind.Calendar, town, Address: "https://feed.example.org/a.ics", Rule: SourceRule.Trusted), stop)).Source!;
            var intake = services.GetRequiredService<Intake>();
            foreach (var (what, uids, changed, wanted) in new[] { ("first time", 0, 0, 15), ("unchanged, to the letter", 0, 0, 2), ("unchanged, other numbers and order", 1, 0, 2), ("one in a hundred changed", 2, 100, 0) })
            {
                var bytes = Encoding.UTF8.GetBytes(Feed(uids, changed));
                await services.ReadChangesAsync(stop);
                var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
                var run = (await intake.TakeCalendarAsync(everybody, source.Id, bytes, stop))!;
                var processor = Process.GetCurrentProcess().TotalProcessorTime - before;
                Measured.Say($"feed of {Events} events, {what}", watch.Elapsed.TotalSeconds, "s", $"{(wanted > 0 ? $"(wanted: {wanted} or less) " : "")}processor {processor.TotalSeconds:0.0} s; {run.New} new, {run.Changed} changed, {run.Same} same, {run.Refused} refused");
            }
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
    }

    private static void Expand()
    {
        // 70 of 100 monthly, 25 weekly, 5 daily.
        var series = Enumerable.Range(0, Series).Select(i =>
        {
            var start = new DateTime(2026, 1, 1).AddDays(i % 365).AddHours(9 + (i % 12));
            var rule = (i % 100) switch { < 70 => $"FREQ=MONTHLY;BYDAY={1 + (i % 4)}{"MOTUWETHFRSASU".Substring(i % 7 * 2, 2)}", < 95 => "FREQ=WEEKLY", _ => "FREQ=DAILY" };
            return When.Read(string.Create(CultureInfo.InvariantCulture, $$"""{"zone":"Europe/Amsterdam","start":"{{start:yyyy-MM-ddTHH:mm}}","end":"{{start.AddHours(2):yyyy-MM-ddTHH:mm}}","allDay":false,"rule":"{{rule}}"}"""), "").When!;
        }).ToList();
        var (watch, count) = (Stopwatch.StartNew(), 0L);
        foreach (var when in series)
        {
            count += Recurrence.Expand(Guid.Empty, when, new DateOnly(2027, 1, 1), new DateOnly(2028, 12, 31)).Occurrences.Length;
        }

        Measured.Say($"{Series} series spelled out over two years, one thread", watch.Elapsed.TotalSeconds, "s", $"(wanted: 10 or less) {count} occurrences");
    }

    private static string Feed(int uids, int changedOf)
    {
        var today = DateTime.UtcNow.Date;
        var events = Enumerable.Range(0, Events).Select(i =>
        {
            var start = today.AddDays(3 + (i % 300)).AddHours(9 + (i % 11));
            return string.Create(CultureInfo.InvariantCulture,
                $"BEGIN:VEVENT\r\nUID:{uids}-{i}@bench\r\nDTSTAMP:20260101T00000{uids}Z\r\nSUMMARY:Avond {i} over {(i * 7919) % 5003}\r\nDTSTART;TZID=Europe/Amsterdam:{start:yyyyMMdd'T'HHmmss}\r\nDTEND;TZID=Europe/Amsterdam:{start.AddHours(2):yyyyMMdd'T'HHmmss}\r\n{(i % 5 == 0 ? "RRULE:FREQ=WEEKLY;COUNT=6\r\n" : "")}LOCATION:Zaal {i % 40}\\, Leiden\r\nDESCRIPTION:Programma nummer {i}{(changedOf > 0 && i % changedOf == 0 ? " en meer" : "")}.\r\nEND:VEVENT\r\n");
        });
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + string.Concat(uids == 1 ? events.Reverse() : events) + "END:VCALENDAR\r\n";
    }
}
