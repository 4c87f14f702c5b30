using System.Globalization;

namespace StadKust.Web.Website;

/// <summary>Read once from <c>Website:…</c>.</summary>
/// <param name="Origin">Public origin such as <c>https://www.stadkust.example.org</c>. Empty: that of each request.</param>
/// <param name="Contact">For security.txt.</param>
/// <param name="KeptPages">Pages kept in memory, each about 60 KB in three encodings. 0: every page is rendered for every request.</param>
internal sealed record WebsiteSettings(string Origin = "", string Contact = "mailto:veiligheid@stadkust.example.org", int KeptPages = 5_000)
{
    /// <exception cref="ArgumentException">A setting cannot be meant.</exception>
    public static WebsiteSettings From(IConfiguration configuration)
    {
        var given = configuration.GetSection("Website");
        var defaults = new WebsiteSettings();
        var origin = (given["Origin"] ?? "").TrimEnd('/');
        if (origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && origin.Count(c => c == '/') == 2))
        {
            throw new ArgumentException($"Website:Origin is \"{origin}\"; scheme and host are asked, such as https://www.example.org.", nameof(configuration));
        }

        var kept = given["KeptPages"] is { Length: > 0 } text
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
                : throw new ArgumentException($"Website:KeptPages is \"{text}\"; a whole number is asked.", nameof(configuration))
            : defaults.KeptPages;
        return new WebsiteSettings(origin, given["Contact"] ?? defaults.Contact, kept);
    }

    public string OriginOf(HttpRequest request) => Origin.Length > 0 ? Origin : $"{request.Scheme}://{request.Host.Value}";
}
