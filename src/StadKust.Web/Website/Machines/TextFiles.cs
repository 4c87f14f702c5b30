using System.Globalization;

namespace StadKust.Web.Website;

/// <summary>/robots.txt and /.well-known/security.txt (RFC 9116).</summary>
internal static class TextFiles
{
    public static CachedPage Robots(string origin) => Text(
        $"""
        User-agent: *
        Disallow: /umbraco
        Disallow: /partner
        Disallow: /print
        Disallow: /magazin

        Sitemap: {origin}/sitemap.xml

        """);

    /// <summary>Expires within a year, as the standard asks; half a year ahead of today.</summary>
    public static CachedPage Security(string origin, string contact, DateTimeOffset now) => Text(
        $"""
        Contact: {contact}
        Expires: {now.UtcDateTime.Date.AddDays(180).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}
        Preferred-Languages: nl, de, en
        Canonical: {origin}/.well-known/security.txt

        """);

    private static CachedPage Text(string body) => new(body.ReplaceLineEndings("\n"), "text/plain; charset=utf-8", StatusCodes.Status200OK, "site");
}
