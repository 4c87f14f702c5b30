using Microsoft.AspNetCore.Mvc;
using StadKust.Content;
using StadKust.Events;

namespace StadKust.Web.Doors.Partner;

/// <summary>Step 2: where and when.</summary>
public sealed class PartnerWhenModel(Memberships memberships, IContentSets sets, Submissions submissions) : EventStepPage(memberships, sets, submissions)
{
    // Empty boxes offered beside those filled in.
    private const int MoreBoxes = 4;
    private const int NextDates = 6;

    // Above this the place is one we know (Submissions.ProposeVenueAsync).
    private const double SameVenue = 0.9;

    public override string Step => "when";

    [BindProperty]
    public WhenForm Form { get; set; } = new();

    [BindProperty]
    public Guid? Venue { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? NewName { get; set; }

    [BindProperty]
    public string? NewAddress { get; set; }

    public IReadOnlyList<(Guid Key, string Name)> Venues { get; private set; } = [];

    /// <summary>Places that may be meant by the new one.</summary>
    public IReadOnlyList<VenueMatch> Alike { get; private set; } = [];

    private (Guid Key, string Name)? Made { get; set; }

    /// <summary>The dates as the calendar says them; "" as long as they cannot be read.</summary>
    public string Reads { get; private set; } = "";

    public IReadOnlyList<string> First { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken stop)
    {
        if (!await FindAsync(key, stop))
        {
            return NotThere();
        }

        Token = Stored!.Token;
        Form = WhenForm.Of(Read(Stored.Fields.When));
        (Venue, Address) = (Stored.Fields.Venue, Stored.Fields.Address);
        Show(Read(Stored.Fields.When));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid key, string? act, CancellationToken stop)
    {
        if (!await FindAsync(key, stop))
        {
            return NotThere();
        }

        var wrong = new List<(string Field, string Word)>();
        var when = Form.ToWhen(wrong, Read(Stored!.Fields.When));
        if (act is "venue" or "another")
        {
            await ProposeAsync(act == "another", stop);
        }
        else if (Guid.TryParse(act, out var meant))
        {
            NewName ??= "";
            Choose(meant, Words.With("venue-same", NameOf(meant)));
        }

        Faults.AddRange(wrong.Select(w => (w.Field, Words[w.Word])));
        Show(when);
        if (act is "more" or "venue" or "another" || Guid.TryParse(act, out _) || (Faults.Count > 0 && act != "venue"))
        {
            return Page();
        }

        var saved = await SaveAsync(new EventFields { When = when?.ToJson(), Venue = Venue ?? Guid.Empty, Address = Address?.Trim() ?? "" }, stop);
        Show(when);
        return !saved || act == "look" ? Page() : To($"/partner/event/{Key}/more");
    }

    // A place we know is the answer itself; one that may be known is asked about; only what is new is made.
    private async Task ProposeAsync(bool isAnother, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(NewName))
        {
            Faults.Add(("NewName", Words["venue-name"]));
            return;
        }

        var answer = await Submissions.ProposeVenueAsync(await ScopeAsync(stop), NewName.Trim(), NewAddress?.Trim() ?? "", null, null, isAnother, stop);
        if (answer.Created is { } made)
        {
            Choose(made, Words.With("venue-added", NewName.Trim()));
        }
        else if (answer.Known is [{ Score: > SameVenue } same, ..])
        {
            Choose(same.Key, Words.With("venue-same", same.Name));
        }
        else if (answer.Known.Count > 0)
        {
            Alike = answer.Known;
        }
        else
        {
            Faults.AddRange(answer.Findings.Select(f => ("NewName", Words.Fault(f))));
        }
    }

    private void Choose(Guid venue, string said)
    {
        (Made, Venue) = ((venue, NewName!.Trim()), venue);
        (NewName, NewAddress) = (null, null);
        ModelState.Remove(nameof(Venue));
        ModelState.Remove(nameof(NewName));
        ModelState.Remove(nameof(NewAddress));
        Say(said);
    }

    private void Show(When? when)
    {
        Venues = AllOf("venue");
        if (Made is { } made && Venues.All(v => v.Key != made.Key))
        {
            Venues = [made, .. Venues];
        }

        Pad(Form.Dates, MoreBoxes);
        Pad(Form.Except, MoreBoxes);
        if (when is null)
        {
            return;
        }

        Reads = Wording.In(Words.Culture).Say(when, WordingLength.Sentence);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var begins = DateOnly.FromDateTime(when.Start) is var start && start > today ? start : today;
        First = when.IsRun ? [] : [.. Recurrence.Expand(Key ?? Guid.Empty, when, begins, begins.AddYears(2)).Occurrences.Take(NextDates)
            .Select(o => Wording.In(Words.Culture).Say(o, WordingLength.Brief, today.Year))];
    }

    private static void Pad(List<DateOnly?> dates, int more)
    {
        dates.RemoveAll(d => d is null);
        dates.Sort();
        dates.AddRange(Enumerable.Repeat<DateOnly?>(null, more));
    }
}
