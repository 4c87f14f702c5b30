using StadKust.Content;
using StadKust.Events;
using StadKust.Magazine.Editions;
using StadKust.Magazine.PressRoom;

namespace StadKust.Web.Doors.Partner;

/// <summary>The event as the magazine's calendar will have it, set by the press from the draft.</summary>
public sealed class PaperPicture(Press press, IContentSets sets, Calendars calendars) : IDisposable
{
    // Columns as narrow as those of the printed calendar.
    private const string Master = "calendar-page";

    // Of a twentieth of a second each.
    private const int MostWaits = 60;

    // Setting holds a processor: two people looking at once is enough.
    private readonly SemaphoreSlim places = new(2);

    public async Task<byte[]?> OfAsync(Submission submission, Culture culture, CancellationToken stop)
    {
        await places.WaitAsync(stop);
        try
        {
            // The drafts follow the log: what was saved a moment ago is there a moment later.
            var set = sets.Drafted;
            for (var waits = 0; waits < MostWaits && !set.CulturesOf(submission.Head.Key).Any(); waits++)
            {
                await Task.Delay(50, stop);
                set = sets.Drafted;
            }

            var told = set.Find(submission.Head.Key, culture) is null ? set.CulturesOf(submission.Head.Key).Cast<Culture?>().FirstOrDefault() : culture;
            return told is not { } spoken ? null : await Task.Run(
                () => CalendarProof.Png(press.House, calendars.Of(set), submission.Head.Key, spoken, calendars.Today, set.Phrase("Calendar.Running", spoken) ?? "", Master, stop), stop);
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();
}
