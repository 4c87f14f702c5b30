using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StadKust.Content;
using StadKust.Events;
using StadKust.Web.Doors.Partner;

namespace StadKust.Web.Doors;

/// <summary>What every page of the editors' events knows.</summary>
[Authorize("magazin")]
public abstract class QueuePage(IContentSets sets) : PageModel
{
    public QueueWords Words => QueueWords.For(HttpContext);

    /// <summary>Words editors and partners share: states, reasons, what happened.</summary>
    public PartnerWords Shared => PartnerWords.For(HttpContext);

    public List<string> Faults { get; } = [];

    protected ContentSet Published => sets.Published;

    protected Guid Account => Guid.Parse(User.FindFirstValue(ClaimTypes.NameIdentifier)!);

    public string NameOf(Guid? key) => key is { } one && Published.FindInAny(one, Shared.Culture) is { } item ? item.Name : "";

    public string Said(string? when) =>
        !string.IsNullOrEmpty(when) && When.Read(when, "when").When is { } dates ? Wording.In(Shared.Culture).Say(dates, WordingLength.Long) : when ?? "";

    public string Day(DateOnly? day) => day is { } date ? Wording.In(Shared.Culture).ShortDay(date, DateTime.UtcNow.Year) : Shared["no-date"];

    protected void Say(string text) => TempData["Said"] = text;

    protected IActionResult To(string path) => LocalRedirect(Shared.At(path));

    protected void Take(IEnumerable<Finding> findings) => Faults.AddRange(findings.Where(f => f.Severity == Severity.Error).Select(f => $"{f.Where}: {Shared.Fault(f)}"));
}
