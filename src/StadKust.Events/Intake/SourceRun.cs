using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace StadKust.Events;

/// <summary>One run of one source inside one transaction: what it writes to, and the report it leaves.</summary>
/// <param name="Today">Number of <see cref="DateOnly"/>.</param>
internal sealed record SourceRun(Handling Handling, SourceRow Source, RunRow Run, int Today)
{
    private readonly KnownVenues venues = new(Handling.Published);

    public EventFields Whole(FeedEntry entry)
    {
        var fields = entry.Fields with { Municipality = Source.Municipality, Organiser = entry.Fields.Organiser ?? Source.Organiser };
        return venues.Find(entry.Looks.Place) is { } venue ? fields with { Venue = venue, Address = "", Latitude = null, Longitude = null } : fields;
    }

    // What a feed says over the fields that are its business; the municipality is that of the source and never merged.
    public ImmutableSortedDictionary<string, JsonElement?> Says(FeedEntry entry) => Whole(entry).ToStored().Remove("municipality");

    public OriginRow Origin(Guid key, bool feeds) => new()
    {
        Source = Source.Id,
        Event = key,
        ContentHash = "",
        Title = "",
        Place = "",
        Town = "",
        Start = "",
        Base = "",
        Feeds = feeds,
    };

    public OriginRow Remember(OriginRow origin, FeedEntry entry)
    {
        (origin.Uid, origin.RecurrenceId, origin.SourceId, origin.ContentHash) = (entry.Uid, entry.RecurrenceId, entry.SourceId, entry.ContentHash);
        (origin.Title, origin.Place, origin.Town) = (entry.Looks.Title, entry.Looks.Place, entry.Looks.Town);
        origin.Start = entry.Looks.Start.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
        origin.Base = Merging.Write(Says(entry));
        origin.LastRun = Run.Id;
        origin.GoneSince = null;
        return origin;
    }

    public void Refuse(int line, string title, string code, string message, Guid? key)
    {
        Run.Refused++;
        Line(RunLineKind.Refused, key, line, title, code, message);
    }

    public void Line(RunLineKind kind, Guid? key, FeedEntry entry, string code, string detail) => Line(kind, key, entry.Line, entry.Title, code, detail);

    public void Line(RunLineKind kind, Guid? key, int line, string title, string code, string detail) =>
        Handling.Db.Lines.Add(new LineRow { Run = Run.Id, Kind = kind, Event = key, Line = line, Title = Short(title, 300), Code = code, Detail = Short(detail, 2000) });

    public async Task SaveAsync()
    {
        await Handling.Db.SaveChangesAsync(Handling.Stop);
        Handling.Db.ChangeTracker.Clear();
    }

    public static string Told(Judgement judgement) => string.Join('\n', judgement.Clues);

    private static string Short(string text, int most) => text.Length > most ? text[..most] : text;
}
