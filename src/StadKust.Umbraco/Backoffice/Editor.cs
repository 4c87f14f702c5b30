using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using StadKust.Content;

namespace StadKust.Umbraco.Backoffice;

/// <summary>Who works in the back office, and what of it is open to them. Put among the features of a request once its session is known.</summary>
/// <param name="Key">Of the account; written to log and revisions as who did it.</param>
/// <param name="Language">Of the interface and of everything the server says: nl, de or en.</param>
/// <param name="Verbs">Umbraco's permission verbs held anywhere, such as <c>Umb.Document.Publish</c>.</param>
/// <param name="Cultures">Content languages that may be changed; null: all.</param>
/// <param name="DocumentStarts">Items at or below which one may work; null: the whole tree.</param>
/// <param name="MediaStarts">The same for media.</param>
/// <param name="Sections">Aliases of the sections open to the editor.</param>
public sealed record Editor(
    Guid Key, string Name, Culture Language, FrozenSet<string> Verbs, FrozenSet<Culture>? Cultures, FrozenSet<Guid>? DocumentStarts, FrozenSet<Guid>? MediaStarts,
    FrozenSet<string> Sections, bool IsAdministrator)
{
    /// <summary>Name under which changes are kept.</summary>
    public string Who => Key.ToString();

    public bool May(string verb) => Verbs.Contains(verb);

    /// <summary>May values of this culture be changed? The empty culture, values shared by all, is open to everybody who may write.</summary>
    public bool MayWrite(Culture culture) => culture.Code.Length == 0 || Cultures is null || Cultures.Contains(culture);

    /// <exception cref="InvalidOperationException">The address is not behind the back office's guard.</exception>
    public static Editor Of(HttpContext context) =>
        context.Features.Get<Editor>() ?? throw new InvalidOperationException($"{context.Request.Path} is not behind the guard of the back office.");
}
