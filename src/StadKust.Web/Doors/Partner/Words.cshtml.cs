using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using StadKust.Content;
using StadKust.Events;

namespace StadKust.Web.Doors.Partner;

/// <summary>Step 1: what it is, in up to three languages side by side.</summary>
public sealed partial class PartnerWordsModel(Memberships memberships, IContentSets sets, Submissions submissions) : EventStepPage(memberships, sets, submissions)
{
    public override string Step => "words";

    [BindProperty]
    public Dictionary<string, WordsForm> Texts { get; set; } = [];

    [BindProperty]
    public List<string> Kinds { get; set; } = [];

    [BindProperty]
    public List<string> Themes { get; set; } = [];

    [BindProperty]
    public List<string> Spoken { get; set; } = [];

    [BindProperty]
    public List<string> Audiences { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public Guid Town { get; set; }

    public WordsForm In(string tongue) => Texts.GetValueOrDefault(tongue) ?? new WordsForm();

    public async Task<IActionResult> OnGetAsync(Guid? key, CancellationToken stop)
    {
        if (key is { } known)
        {
            if (!await FindAsync(known, stop))
            {
                return NotThere();
            }

            Token = Stored!.Token;
            Audiences = [.. Stored.Fields.Audiences ?? []];
            (Kinds, Themes, Spoken) = ([.. Stored.Fields.Kinds ?? []], [.. Stored.Fields.Icons ?? []], [.. Stored.Fields.Languages ?? []]);
            Texts = Stored.Fields.Words.ToDictionary(
                w => w.Key, w => new WordsForm { Title = w.Value.Title, Intro = w.Value.Intro, Description = Plain(w.Value.Description) });
            return Page();
        }

        return (await ScopeAsync(stop)).Covers(Town, null) || Town == Guid.Empty || (await ScopeAsync(stop)).Organisers.Count > 0 ? Page() : NotThere();
    }

    public async Task<IActionResult> OnPostAsync(Guid? key, CancellationToken stop)
    {
        if (key is { } known && !await FindAsync(known, stop))
        {
            return NotThere();
        }

        var scope = await ScopeAsync(stop);
        if (Tongues.All(t => string.IsNullOrWhiteSpace(In(t).Title)))
        {
            Faults.Add(("title-nl", Words["title-wanted"]));
        }

        foreach (var tongue in Tongues.Where(t => In(t).Intro is { Length: > 300 }))
        {
            Faults.Add(($"intro-{tongue}", Words["intro-too-long"]));
        }

        if (Faults.Count > 0)
        {
            return Page();
        }

        var fields = new EventFields
        {
            Words = Tongues.Where(t => Stored?.Fields.Words.ContainsKey(t) == true || !In(t).IsEmpty).ToImmutableSortedDictionary(t => t, Changed, StringComparer.Ordinal),
            Kinds = [.. Kinds.Intersect(EventChoices.Kinds)],
            Audiences = [.. Audiences.Intersect(EventChoices.Audiences)],
            Icons = [.. Themes.Intersect(EventChoices.Themes)],
            Languages = [.. Spoken.Intersect([.. Tongues, "none"])],
        };
        if (Key is null)
        {
            fields = fields with { Municipality = Town, Organiser = scope.Municipalities.Contains(Town) || scope.IsAdministrator ? null : scope.Organisers.FirstOrDefault() };
            var begun = await Submissions.BeginAsync(scope, fields, stop);
            Take(begun);
            return begun.Now is { } now ? To($"/partner/event/{now.Head.Key}/when") : Page();
        }

        return await SaveAsync(fields, stop) ? To($"/partner/event/{Key}/when") : Page();
    }

    // A description nobody touched keeps its markup; one that was edited becomes paragraphs.
    private EventWords Changed(string tongue)
    {
        var (now, stored) = (In(tongue), Stored?.Fields.Words.GetValueOrDefault(tongue));
        var text = now.Description?.Trim() ?? "";
        var same = stored is not null && Plain(stored.Description).ReplaceLineEndings("\n") == text.ReplaceLineEndings("\n");
        return new EventWords(now.Title?.Trim() ?? "", now.Intro?.Trim() ?? "", same ? null : text.Length == 0 ? "" : EventFields.Paragraphs(text));
    }

    internal static string Plain(string? markup) => string.IsNullOrEmpty(markup) ? "" : WebUtility.HtmlDecode(
        Tags().Replace(Breaks().Replace(Ends().Replace(markup, "\n\n"), "\n"), "")).Trim();

    [GeneratedRegex("</(p|h[1-6]|li|blockquote)>\\s*")]
    private static partial Regex Ends();

    [GeneratedRegex("<br\\s*/?>")]
    private static partial Regex Breaks();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}

/// <summary>One language of step 1.</summary>
public sealed class WordsForm
{
    public string? Title { get; set; }

    public string? Intro { get; set; }

    public string? Description { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Title) && string.IsNullOrWhiteSpace(Intro) && string.IsNullOrWhiteSpace(Description);
}
