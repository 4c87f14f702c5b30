using System.Globalization;
using Microsoft.AspNetCore.Http;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management;

/// <summary>The change log of one thing in the form of the contract.</summary>
internal static class AuditLog
{
    /// <param name="changes">Newest first.</param>
    public static IResult Page(HttpContext context, IReadOnlyList<Change> changes)
    {
        var (skip, take) = Requests.Page(context);

        // One save writes a row for each language and one for the shared values; the editor did one thing.
        var deeds = changes.GroupBy(c => (c.Batch, c.Action)).Select(g => (First: g.First(), Cultures: g.Select(c => c.Culture.Code).Where(c => c.Length > 0).Distinct().ToList())).ToList();
        if (Requests.Text(context, "orderDirection") == "Ascending")
        {
            deeds.Reverse();
        }

        return Answer.Of(new Paged<object>(deeds.Count, [.. deeds.Skip(skip).Take(take).Select(d => new
        {
            user = new ById(Who(d.First.Who)),
            timestamp = d.First.At,
            logType = LogType(d.First.Action, d.Cultures.Count > 0),
            comment = d.First.Why,
            parameters = d.Cultures.Count > 0 ? string.Join(", ", d.Cultures) : null,
        })]));
    }

    /// <summary>Changes by the program itself, an import for one, have no account.</summary>
    public static Guid Who(string who) => Guid.TryParse(who, CultureInfo.InvariantCulture, out var key) ? key : Guid.Empty;

    private static string LogType(string action, bool ofCulture) => action switch
    {
        ChangeAction.Publish => ofCulture ? "PublishVariant" : "Publish",
        ChangeAction.Withdraw => ofCulture ? "UnpublishVariant" : "Unpublish",
        ChangeAction.Move or ChangeAction.Trash or ChangeAction.Restore => "Move",
        ChangeAction.Sort => "Sort",
        ChangeAction.Delete => "Delete",
        ChangeAction.Draft => ofCulture ? "SaveVariant" : "Save",
        ChangeAction.Save => "Save",
        _ => "Custom",
    };
}
