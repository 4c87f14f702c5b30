using Microsoft.AspNetCore.Http;

namespace StadKust.Umbraco.Backoffice.Answers;

/// <summary>Whether a request comes from a page of this site. Second lock behind <c>SameSite</c>: a sister site on the same domain is refused too.</summary>
internal static class OwnPages
{
    public static bool Asked(HttpRequest request)
    {
        // Browsers say where a request comes from; programs that say nothing carry no cookies of others.
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none"))
        {
            return false;
        }

        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return true;
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == Of(request);
    }

    /// <summary>Origin of this site as this request reached it.</summary>
    public static string Of(HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
