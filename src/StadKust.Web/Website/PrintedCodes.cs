using System.Collections.Concurrent;
using StadKust.Content;
using StadKust.Magazine.PressRoom;

namespace StadKust.Web.Website;

/// <summary><c>/q/7KM2P</c>: where printed codes lead. A code that leads nowhere any more leads to the home page: paper cannot be taken back.</summary>
internal sealed class PrintedCodes(Press press, IContentSets sets)
{
    // Editions change when the program starts anew or a flatplan is edited; guessed codes are not kept.
    private readonly ConcurrentDictionary<string, (Guid Item, Culture Culture)> known = [];

    public IResult Answer(string code, HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=300";
        var set = sets.Published;
        if (code.Length == 5 && Find(code.ToUpperInvariant()) is var (item, culture))
        {
            return Results.Redirect($"/{culture.Code.ToLowerInvariant()}{(set.Exists(item, culture) ? set.PathOf(item, culture) : null) ?? "/"}");
        }

        return Results.Redirect("/");
    }

    private (Guid Item, Culture Culture)? Find(string code)
    {
        if (known.TryGetValue(code, out var found))
        {
            return found;
        }

        if (press.LeadsTo(code) is not { } leads)
        {
            return null;
        }

        return known[code] = leads;
    }
}
