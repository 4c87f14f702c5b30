using Microsoft.AspNetCore.Mvc;
using StadKust.Content;
using StadKust.Events;

namespace StadKust.Web.Doors.Partner;

/// <summary>A step of filling in one event: finds it, saves it, says what somebody else did meanwhile.</summary>
public abstract class EventStepPage(Memberships memberships, IContentSets sets, Submissions submissions) : PartnerPage(memberships, sets)
{
    /// <summary>Null for one that has not been saved yet.</summary>
    public Guid? Key { get; private set; }

    /// <summary>The event as it is stored; null for a new one.</summary>
    public Submission? Stored { get; private set; }

    /// <summary>words, when, more or look.</summary>
    public abstract string Step { get; }

    public string Title => Stored?.Head.Title ?? "";

    /// <summary>What the form was filled from. A save with an older one is a conflict.</summary>
    [BindProperty]
    public string Token { get; set; } = "";

    protected Submissions Submissions => submissions;

    protected async Task<bool> FindAsync(Guid key, CancellationToken stop)
    {
        Stored = await submissions.FindAsync(await ScopeAsync(stop), key, stop);
        Key = Stored?.Head.Key;
        return Stored is not null;
    }

    /// <summary>Saves, and goes on to <paramref name="next"/> when all is well; else the form stands there again with what was typed.</summary>
    protected async Task<bool> SaveAsync(EventFields fields, CancellationToken stop)
    {
        var answer = await submissions.SaveAsync(await ScopeAsync(stop), Key!.Value, Token, fields, stop);
        Stored = answer.Now ?? Stored;
        if (answer.IsConflict)
        {
            // The next save is against what is stored now: nothing typed is lost, nothing stored is overwritten unseen.
            Faults.Add(("content", Words["conflict"]));
            Token = Stored?.Token ?? "";
            ModelState.Remove(nameof(Token));
            return false;
        }

        Take(answer);
        if (!answer.Done)
        {
            return false;
        }

        Token = answer.Now!.Token;
        return true;
    }
}
