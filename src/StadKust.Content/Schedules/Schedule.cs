namespace StadKust.Content;

public enum ScheduleAction
{
    Publish,
    Withdraw,
}

/// <summary>What shall happen to an item in one culture, by the clock on the wall.</summary>
/// <param name="Culture">Empty for an item that does not vary.</param>
/// <param name="Local">As the editor means it. A time the clock change skips is taken an hour later, one it repeats the first time; both are warnings.</param>
/// <param name="Zone">IANA name; where the editor's clock hangs, wherever the server stands.</param>
public sealed record NewSchedule(Guid Key, Culture Culture, ScheduleAction Action, DateTime Local, string Zone = "Europe/Amsterdam");

/// <summary>A plan that has not been carried out: it waits, runs, or has failed and needs a person.</summary>
/// <param name="At">UTC.</param>
/// <param name="Trouble">Why it failed.</param>
/// <param name="Who">Empty for plans that came with an import.</param>
public sealed record Schedule(
    long Id, Guid Key, Culture Culture, ScheduleAction Action, DateTime? Local, string Zone, DateTime At, DueState State, string? Trouble, string Who);
