using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StadKust.Content;
using StadKust.Magazine.PressRoom;

namespace StadKust.Web.Doors.Print;

/// <summary>One edition: its pages, its print file, what is to be said about it.</summary>
[Authorize("print")]
public sealed class PrintEditionModel(Press press, Due due) : PageModel
{
    public EditionState State { get; private set; } = null!;

    public bool IsBusy => State.Work is { State: DueState.Waiting or DueState.Running };

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken stop)
    {
        if (!press.Editions.Contains(number, StringComparer.Ordinal))
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            State = new EditionState(number, null, [], [], null);
            return Page();
        }

        State = EditionState.Of(number, press, await due.ListAsync(SetEditionWork.Kind, 200, stop));
        return Page();
    }

    /// <summary>Pages as they face each other: the cover alone, then left and right.</summary>
    public static IEnumerable<IReadOnlyList<PageReport>> Spreads(IReadOnlyList<PageReport> pages)
    {
        for (var at = 0; at < pages.Count;)
        {
            var count = pages[at].Page % 2 == 0 && at + 1 < pages.Count ? 2 : 1;
            yield return [.. pages.Skip(at).Take(count)];
            at += count;
        }
    }
}
