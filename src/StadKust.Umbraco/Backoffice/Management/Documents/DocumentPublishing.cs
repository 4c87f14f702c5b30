using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management.Documents;

/// <summary>Publishing now, by the clock, with all below; taking back.</summary>
internal static class DocumentPublishing
{
    // Editors plan by the clock on the wall of the house; the client sends instants.
    private static readonly TimeZoneInfo House = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static void Map(IEndpointRouteBuilder management)
    {
        management.MapPut("/v1/document/{id:guid}/publish", PublishAsync);
        management.MapPut("/v1/document/{id:guid}/unpublish", UnpublishAsync);
        management.MapPut("/v1/document/{id:guid}/publish-with-descendants", PublishBelowAsync);
        management.MapGet("/v1/document/{id:guid}/publish-with-descendants/result/{task:guid}", ResultAsync);
    }

    private static async Task<IResult> PublishAsync(HttpContext context, Guid id, DocumentDesk documents)
    {
        var (sent, refused) = await Requests.ReadAsync<SentPublish>(context);
        refused ??= await documents.Access.RefusedAsync(context, id, DocumentVerbs.Publish);
        if (refused is not null)
        {
            return refused;
        }

        var wanted = (sent!.PublishSchedules ?? []).Where(s => s is not null).Select(s => (Culture: new Culture(s.Culture ?? ""), s.Schedule)).ToList();
        if (DocumentAccess.RefusedCultures(context, wanted.Select(w => w.Culture)) is { } foreign)
        {
            return foreign;
        }

        var (who, stop) = (Editor.Of(context).Who, context.RequestAborted);
        var findings = new List<Finding>();
        if (wanted.Where(w => w.Schedule is null).Select(w => w.Culture).ToList() is { Count: > 0 } now)
        {
            var outcome = await documents.Drafts.PublishAsync(id, now, who, stop);
            if (!outcome.Done)
            {
                return Answer.Refused(context, outcome.Findings);
            }

            await documents.SeenAsync(outcome, published: true, stop);
            findings.AddRange(outcome.Findings);
        }

        foreach (var (culture, schedule) in wanted.Where(w => w.Schedule is not null))
        {
            foreach (var (action, time) in new[] { (ScheduleAction.Publish, schedule!.PublishTime), (ScheduleAction.Withdraw, schedule.UnpublishTime) })
            {
                var outcome = await PlanAsync(documents, id, culture, action, time, who, stop);
                if (outcome is { Done: false })
                {
                    return Answer.Refused(context, outcome.Findings);
                }

                findings.AddRange(outcome?.Findings ?? []);
            }
        }

        Answer.Notify(context, findings);
        return Answer.Done();
    }

    // Null: nothing was planned, and nothing shall be.
    private static async Task<Outcome?> PlanAsync(
        DocumentDesk documents, Guid id, Culture culture, ScheduleAction action, DateTimeOffset? time, string who, CancellationToken stop)
    {
        var plans = await documents.Drafts.SchedulesAsync(id, stop);
        var known = plans.FirstOrDefault(p => p.Action == action && p.Culture == culture && p.State != DueState.Running);
        if (time is not { } at)
        {
            return known is null ? null : await documents.Drafts.UnscheduleAsync(id, culture, action, who, stop);
        }

        // The dialog sends what is planned already along with what is new.
        return known is { State: DueState.Waiting } && known.At == at.UtcDateTime
            ? null
            : await documents.Drafts.ScheduleAsync(new NewSchedule(id, culture, action, TimeZoneInfo.ConvertTime(at, House).DateTime, House.Id), who, stop);
    }

    private static async Task<IResult> UnpublishAsync(HttpContext context, Guid id, DocumentDesk documents)
    {
        var (sent, refused) = await Requests.ReadAsync<SentCultures>(context);
        if (refused is not null)
        {
            return refused;
        }

        var (item, closed) = await documents.Access.OpenAsync(context, id, DocumentVerbs.Unpublish);
        if (closed is not null)
        {
            return closed;
        }

        List<Culture> cultures = sent!.Cultures is null ? [.. item!.Variants.Select(v => v.Culture)] : [.. sent.Cultures.Where(c => c is not null).Select(c => new Culture(c))];
        if (DocumentAccess.RefusedCultures(context, cultures) is { } foreign)
        {
            return foreign;
        }

        var outcome = await documents.Drafts.WithdrawAsync(id, cultures, Editor.Of(context).Who, context.RequestAborted);
        await documents.SeenAsync(outcome, published: true, context.RequestAborted);
        return Answer.Of(context, outcome);
    }

    private static async Task<IResult> PublishBelowAsync(HttpContext context, Guid id, DocumentDesk documents)
    {
        var (sent, refused) = await Requests.ReadAsync<SentBelow>(context);
        refused ??= await documents.Access.RefusedAsync(context, id, DocumentVerbs.Publish);
        if (refused is not null)
        {
            return refused;
        }

        List<Culture> cultures = [.. (sent!.Cultures ?? []).Where(c => c is not null).Select(c => new Culture(c))];
        if (DocumentAccess.RefusedCultures(context, cultures) is { } foreign)
        {
            return foreign;
        }

        var task = await documents.Due.AddAsync(
            new NewDue(PublishBelow.Kind, id) { Payload = PublishBelow.Write(cultures, sent.IncludeUnpublishedDescendants, Editor.Of(context).Who) }, context.RequestAborted);
        return Answer.Of(new { taskId = TaskKey(task), isComplete = false });
    }

    private static async Task<IResult> ResultAsync(HttpContext context, Guid id, Guid task, DocumentDesk documents)
    {
        if (await documents.Access.RefusedAsync(context, id, DocumentVerbs.Publish) is { } refused)
        {
            return refused;
        }

        if (await documents.Due.FindAsync(TaskNumber(task), context.RequestAborted) is not { What: PublishBelow.Kind } row || row.Key != id)
        {
            return Answer.NotFound(context);
        }

        if (row.State == DueState.Failed)
        {
            return Answer.Problem(context, StatusCodes.Status400BadRequest, "refused", row.Trouble, "InvalidBranch");
        }

        return Answer.Of(new { taskId = task, isComplete = row.State == DueState.Done });
    }

    /// <summary>The client wants a key where we have a number.</summary>
    private static Guid TaskKey(long number) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:x12}"));

    private static long TaskNumber(Guid key) => long.Parse(key.ToString("n").AsSpan(20), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private sealed record SentPublish(IReadOnlyList<SentCultureSchedule>? PublishSchedules);

    private sealed record SentCultureSchedule(string? Culture, SentSchedule? Schedule);

    private sealed record SentSchedule(DateTimeOffset? PublishTime, DateTimeOffset? UnpublishTime);

    private sealed record SentCultures(IReadOnlyList<string>? Cultures);

    private sealed record SentBelow(bool IncludeUnpublishedDescendants, IReadOnlyList<string>? Cultures);
}
