using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Umbraco.Backoffice.Management;
using StadKust.Umbraco.Backoffice.Answers;
using StadKust.Umbraco.Backoffice.Management.Documents;
using StadKust.Umbraco.Backoffice.Management.Media;

namespace StadKust.Umbraco.Backoffice.KeepingWork;

/// <summary>POST /presence: this tab shows an item, who else does? DELETE /presence: it does not any more.</summary>
internal static class PresenceEndpoints
{
    /// <param name="own">Base of the house's own endpoints, behind the guard of the back office.</param>
    public static void Map(IEndpointRouteBuilder own)
    {
        own.MapPost("/presence", SeenAsync);
        own.MapDelete("/presence", GoneAsync);
    }

    private static async Task<IResult> SeenAsync(HttpContext context, Presence presence, DocumentAccess documents, MediaDesk media)
    {
        var (sent, refused) = await Requests.ReadAsync<SentPresence>(context);
        if (refused is not null || !IsTab(sent!.Tab))
        {
            return refused ?? Results.BadRequest();
        }

        refused = sent.Kind == "media" ? await media.RefusedAsync(context, sent.Item, writes: false) : await documents.RefusedAsync(context, sent.Item, DocumentVerbs.Read);
        if (refused is not null)
        {
            return refused;
        }

        var editor = Editor.Of(context);
        return Answer.Of(new
        {
            others = presence.Seen(sent.Item, sent.Tab!, editor).DistinctBy(t => t.Editor).Select(t => new { name = t.Name, isMe = t.Editor == editor.Key, since = t.Since }).ToList(),
        });
    }

    private static async Task<IResult> GoneAsync(HttpContext context, Presence presence)
    {
        var (sent, refused) = await Requests.ReadAsync<SentPresence>(context);
        if (refused is not null || !IsTab(sent!.Tab))
        {
            return refused ?? Results.BadRequest();
        }

        presence.Gone(sent.Item, sent.Tab!);
        return Answer.Done();
    }

    private static bool IsTab(string? tab) => tab is { Length: > 0 and <= 40 } && tab.All(char.IsAsciiLetterOrDigit);

    private sealed record SentPresence(Guid Item, string? Kind, string? Tab);
}
