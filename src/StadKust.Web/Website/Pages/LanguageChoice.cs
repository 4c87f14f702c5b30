using Microsoft.Net.Http.Headers;
using StadKust.Content;

namespace StadKust.Web.Website;

/// <summary>Chooses the language of a visitor who has not chosen: by Accept-Language, never by address.</summary>
internal static class LanguageChoice
{
    public static Culture For(HttpRequest request, ContentSet set)
    {
        if (StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage.OfType<string>().ToList(), out var wanted))
        {
            foreach (var value in wanted.OrderByDescending(w => w.Quality ?? 1))
            {
                var code = value.Value.Value?.Split('-')[0] ?? "";
                if (set.Languages.FirstOrDefault(l => l.Culture == new Culture(code)) is { } spoken && value.Quality != 0)
                {
                    return spoken.Culture;
                }
            }

            // Somebody who reads none of ours reads English more likely than Dutch.
            if (wanted.Count > 0 && wanted.Any(w => w.Value != "*") && set.Languages.Any(l => l.Culture == Culture.English))
            {
                return Culture.English;
            }
        }

        return set.DefaultCulture;
    }
}
