using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StadKust.Accounts;
using StadKust.Content;
using StadKust.Events;

namespace StadKust.Web.Doors.Partner;

/// <summary>What every page of this door knows: who asks, for whom, in which language.</summary>
[Authorize("partner")]
public abstract class PartnerPage(Memberships memberships, IContentSets sets) : PageModel
{
    public static IReadOnlyList<string> Tongues { get; } = ["nl", "de", "en"];

    public PartnerWords Words => PartnerWords.For(HttpContext);

    /// <summary>Field and sentence of each thing that must be looked at again.</summary>
    public List<(string Field, string Text)> Faults { get; } = [];

    protected ContentSet Published => sets.Published;

    /// <summary>The drafts with what was saved a moment ago.</summary>
    protected Task<ContentSet> DraftedAsync(CancellationToken stop) => sets.DraftedNowAsync(stop);

    protected Guid Account => Guid.Parse(User.FindFirstValue(ClaimTypes.NameIdentifier)!);

    protected Task<PartnerScope> ScopeAsync(CancellationToken stop) =>
        memberships.ScopeAsync(Account, User.HasClaim(AccountClaims.Administrator, "1"), stop);

    /// <summary>Name of a municipality, venue or organiser in the language that is read, else in any.</summary>
    public string NameOf(Guid? key) => key is { } one && Published.FindInAny(one, Words.Culture) is { } item ? item.Name : "";

    /// <summary>Published items of a type, by name.</summary>
    public IReadOnlyList<(Guid Key, string Name)> AllOf(string type) =>
        [.. Published.Languages.SelectMany(l => Published.OfType(type, l.Culture)).Distinct().Select(k => (Key: k, Name: NameOf(k))).OrderBy(p => p.Name, StringComparer.Create(Words.Format, true))];

    /// <summary>A choice of the calendar in words: the site's own dictionary, so that door and page say the same.</summary>
    public string Choice(string group, string value) =>
        Published.ChoicePhrase(group, value, Words.Culture) ?? value;

    /// <summary>The dates in words, "" when there are none that can be read.</summary>
    public string Said(string? when, WordingLength length) =>
        Read(when) is { } dates ? Wording.In(Words.Culture).Say(dates, length, DateTime.UtcNow.Year) : "";

    protected static When? Read(string? when) => string.IsNullOrEmpty(when) ? null : When.Read(when, "when").When;

    public bool IsWrong(string field) => Faults.Any(f => f.Field == field);

    public string? Wrong(string field) => Faults.FirstOrDefault(f => f.Field == field).Text;

    /// <summary>Says a note on the next page.</summary>
    protected void Say(string text) => TempData["Said"] = text;

    protected IActionResult To(string path) => LocalRedirect(Words.At(path));

    /// <summary>Foreign or gone: the same page, so that nobody learns which.</summary>
    protected IActionResult NotThere()
    {
        Faults.Clear();
        return new ViewlessNotFound(Words);
    }

    /// <summary>Faults of the inside as sentences of this door; what has no sentence here is said as it came.</summary>
    protected void Take(SubmissionAnswer answer)
    {
        foreach (var finding in answer.Findings.Where(f => f.Severity == Severity.Error))
        {
            Faults.Add((finding.Where.Split('/')[^1].Trim(), Words.Fault(finding)));
        }
    }
}
