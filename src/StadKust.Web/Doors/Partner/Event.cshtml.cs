using Microsoft.AspNetCore.Mvc;
using StadKust.Audience;
using StadKust.Content;
using StadKust.Events;
using StadKust.Web.Website;

namespace StadKust.Web.Doors.Partner;

/// <summary>One event: how it looks on web and paper, how whole it is, where it stands, and what can be done about it.</summary>
public sealed class PartnerEventModel(Memberships memberships, IContentSets sets, Submissions submissions, PaperPicture paper, Reach reach) : EventStepPage(memberships, sets, submissions)
{
    public override string Step => "look";

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Languages it has words in, the one being read first.</summary>
    public IReadOnlyList<string> Told { get; private set; } = [];

    public string? PublicPath { get; private set; }

    public bool HasPaper { get; private set; }

    public IReadOnlyList<TrailLine> History { get; private set; } = [];

    /// <summary>Looks at its page, all days that are kept.</summary>
    public IReadOnlyList<DayReach> Views { get; private set; } = [];

    /// <summary>The last thirty days one by one, the oldest first.</summary>
    public IReadOnlyList<(DateOnly Day, int Views)> Month { get; private set; } = [];

    public bool MayCopy => Stored!.Head.State is EventState.Published or EventState.Cancelled or EventState.Expired;

    public bool MayCancel => Stored!.Head.IsLive && Stored.Head.State is not (EventState.Cancelled or EventState.Expired);

    public bool MayWithdraw => Stored!.Head.State is EventState.Waiting or EventState.Published;

    public bool MaySubmit => Stored!.Head.State is EventState.Draft or EventState.Refused && Stored.Missing.All(f => f.Severity != Severity.Error);

    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken stop)
    {
        if (!await FindAsync(key, stop))
        {
            return NotThere();
        }

        await ShowAsync(stop);
        return Page();
    }

    /// <summary>The page as visitors will see it, made of the draft; shown in a frame.</summary>
    public async Task<IActionResult> OnGetPageAsync(Guid key, string? language, CancellationToken stop)
    {
        var set = await DraftedAsync(stop);
        if (!await FindAsync(key, stop) || set.Find(key, new Culture(language ?? Words.Language)) is not { } item)
        {
            return NotFound();
        }

        var page = HttpContext.RequestServices.GetRequiredService<PageRendering>().Render(set, item, QueryCollection.Empty, $"{Request.Scheme}://{Request.Host}");
        SecurityHeaders.Set(HttpContext);
        Response.Headers.Remove("X-Frame-Options");
        Response.Headers.ContentSecurityPolicy = Response.Headers.ContentSecurityPolicy.ToString().Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
        Response.Headers.CacheControl = "no-store";
        return Content(page.Html, "text/html; charset=utf-8");
    }

    public async Task<IActionResult> OnGetPaperAsync(Guid key, string? language, CancellationToken stop) =>
        await FindAsync(key, stop) && await paper.OfAsync(Stored!, new Culture(language ?? Words.Language), stop) is { } png ? File(png, "image/png") : NotFound();

    public Task<IActionResult> OnPostSubmitAsync(Guid key, CancellationToken stop) =>
        DoAsync(key, "submitted", (scope, token) => Submissions.SubmitAsync(scope, key, token, stop), stop);

    public Task<IActionResult> OnPostWithdrawAsync(Guid key, CancellationToken stop) =>
        DoAsync(key, "withdrawn", (scope, token) => Submissions.WithdrawAsync(scope, key, token, Note, stop), stop);

    public Task<IActionResult> OnPostCancelAsync(Guid key, CancellationToken stop) =>
        DoAsync(key, "cancelled", (scope, token) => Submissions.CancelAsync(scope, key, token, Note, stop), stop);

    public async Task<IActionResult> OnPostCopyAsync(Guid key, CancellationToken stop) =>
        (await Submissions.CopyAsync(await ScopeAsync(stop), key, stop)).Now is { } copy ? To($"/partner/event/{copy.Head.Key}/when") : NotThere();

    private async Task<IActionResult> DoAsync(Guid key, string said, Func<PartnerScope, string, Task<SubmissionAnswer>> act, CancellationToken stop)
    {
        if (!await FindAsync(key, stop))
        {
            return NotThere();
        }

        var answer = await act(await ScopeAsync(stop), Token);
        if (answer.Done)
        {
            Say(Words[said]);
            return To($"/partner/event/{key}");
        }

        Take(answer);
        await FindAsync(key, stop);
        await ShowAsync(stop);
        return Page();
    }

    private async Task ShowAsync(CancellationToken stop)
    {
        Response.Headers.ContentSecurityPolicy = DoorHeaders.Policy + "; frame-src 'self'";
        Token = Stored!.Token;
        ModelState.Remove(nameof(Token));
        Told = [.. Stored.Fields.Words.Where(w => !string.IsNullOrWhiteSpace(w.Value.Title)).Select(w => w.Key).OrderBy(c => c == Words.Language ? 0 : 1)];
        PublicPath = Stored.Head.IsLive ? Told.Select(t => Published.PathOf(Key!.Value, new Culture(t)) is { } path && Published.Exists(Key.Value, new Culture(t)) ? $"/{t}{path}" : null).FirstOrDefault(p => p is not null) : null;
        // What does not take place or is over is not printed.
        HasPaper = Told.Count > 0 && Stored.Head.State is not (EventState.Cancelled or EventState.Expired) && Read(Stored.Fields.When) is not null;
        if (Stored.Head.State is not (EventState.Draft or EventState.Waiting) || Stored.Head.IsLive)
        {
            var today = DateOnly.FromDateTime(DateTime.UtcNow);
            Views = await reach.DaysAsync(Key!.Value, today.AddDays(-Reach.DaysKept), today, stop);
            Month = [.. Enumerable.Range(0, 30).Select(i => today.AddDays(i - 29)).Select(d => (d, Views.Where(v => v.Day == d).Sum(v => v.Views)))];
        }

        History = [.. (await Submissions.HistoryAsync(await ScopeAsync(stop), Key!.Value, stop)).Where(l => l.Action != "field").Take(30)];
    }
}
