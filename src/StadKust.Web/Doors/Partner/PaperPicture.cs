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

    // Setting holds a processor: two people looking at once is enough.
    private readonly SemaphoreSlim places = new(2);

    public async Task<byte[]?> OfAsync(Submission submission, Culture culture, CancellationToken stop)
    {
        await places.WaitAsync(stop);
        try
        {
            var set = await sets.DraftedNowAsync(stop);
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
