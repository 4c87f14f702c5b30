using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using StadKust.Content;
using StadKust.Events;

namespace StadKust.Web.Doors;

/// <summary>One event as a moderator decides on it: what is online beside what was sent in.</summary>
/// <remarks>Every decision carries the token of what was looked at: of two moderators the second sees what the first has done.</remarks>
public sealed partial class DecisionModel(IContentSets sets, Moderation moderation) : QueuePage(sets)
{
    public ModeratedEvent? Found { get; private set; }

    [BindProperty]
    public string Token { get; set; } = "";

    [BindProperty]
    public string Reason { get; set; } = "";

    [BindProperty]
    public string? ReasonWords { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken stop)
    {
        Found = await moderation.FindAsync(key, stop);
        return Found is null ? Gone() : Page();
    }

    public Task<IActionResult> OnPostApproveAsync(Guid key, CancellationToken stop) =>
        DecideAsync(key, "approved", () => moderation.ApproveAsync(Account, key, Token, stop), stop);

    public Task<IActionResult> OnPostCancelAsync(Guid key, string? note, CancellationToken stop) =>
        DecideAsync(key, "cancelled", () => moderation.CancelAsync(Account, key, Token, note, stop), stop);

    public Task<IActionResult> OnPostReinstateAsync(Guid key, string? note, CancellationToken stop) =>
        DecideAsync(key, "reinstated", () => moderation.ReinstateAsync(Account, key, Token, note, stop), stop);

    /// <summary>The feed's word for a field counts again.</summary>
    public Task<IActionResult> OnPostGiveBackAsync(Guid key, string field, CancellationToken stop) =>
        DecideAsync(key, "given-back", () => moderation.GiveBackAsync(Account, key, Token, field, stop), stop);

    public async Task<IActionResult> OnPostRefuseAsync(Guid key, CancellationToken stop)
    {
        if (!RefusalReasons.Codes.Contains(Reason) || (Reason == "other" && string.IsNullOrWhiteSpace(ReasonWords)))
        {
            Faults.Add(Words["reason-wanted"]);
            return await OnGetAsync(key, stop);
        }

        return await DecideAsync(key, "refused", () => moderation.RefuseAsync(Account, key, Token, Reason, ReasonWords?.Trim() ?? "", stop), stop);
    }

    private async Task<IActionResult> DecideAsync(Guid key, string said, Func<Task<SubmissionAnswer>> decide, CancellationToken stop)
    {
        var answer = await decide();
        if (answer.Done)
        {
            Say(Words.With(said, answer.Now?.Head.Title ?? ""));
            return To("/magazin/events");
        }

        Take(answer.Findings);
        return await OnGetAsync(key, stop);
    }

    private IActionResult Gone()
    {
        Say(Words["gone"]);
        return To("/magazin/events");
    }

    /// <summary>A stored value as an editor reads it.</summary>
    public string Readable(string field, string value) => field switch
    {
        "when" => Said(value),
        "venue" or "organiser" or "municipality" when Guid.TryParse(value.Split('/')[^1], out var key) => NameOf(key),
        "kinds" => Choices("Kind", value),
        "icons" => Choices("Icon", value),
        "audiences" => Choices("Audience", value),
        "languages" => string.Join(", ", Listed(value).Select(v => Shared[$"lang-{v}"])),
        "status" when value.Length > 0 => Shared[$"status-{value}"],
        "price" when value.Length > 0 => Wording.In(Shared.Culture).Price(Price.Read(value)),
        "bookingLink" when Link().Match(value) is { Success: true } link => link.Groups[1].Value,
        "mainPicture" when value.Length > 0 => Shared["field-mainPicture"],
        _ when field.StartsWith("description", StringComparison.Ordinal) => Partner.PartnerWordsModel.Plain(value),
        _ => value,
    };

    private string Choices(string group, string value) =>
        string.Join(", ", Listed(value).Select(v => Published.ChoicePhrase(group, v, Shared.Culture) ?? v));

    // ["market","food"] as it is stored, or one word.
    private static string[] Listed(string value) =>
        value.Trim('[', ']').Replace("\"", "", StringComparison.Ordinal).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex("\"url\":\"([^\"]+)\"")]
    private static partial Regex Link();
}
