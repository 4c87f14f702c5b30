using System.Globalization;

namespace StadKust.Web.Website;

/// <summary>Read once from <c>Website:…</c>.</summary>
/// <param name="Origin">Public origin such as <c>https://www.stadkust.example.org</c>. Empty: that of each request.</param>
/// <param name="Contact">For security.txt.</param>
/// <param name="PageBudget">Memory for rendered pages in bytes; one takes about 7 KB, compressed. 0: every page is rendered for every request.</param>
internal sealed record WebsiteSettings(string Origin = "", string Contact = "mailto:veiligheid@stadkust.example.org", long PageBudget = 20 * 1024 * 1024)
{
    /// <summary>Sites that may show our lists beside the registered partners, such as <c>https://intranet.example.org</c>.</summary>
    public IReadOnlyList<string> EmbedOrigins { get; init; } = [];

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

        var budget = given["PageBudget"] is { Length: > 0 } text
            ? long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
                : throw new ArgumentException($"Website:PageBudget is \"{text}\"; a whole number of bytes is asked.", nameof(configuration))
            : defaults.PageBudget;
        return new WebsiteSettings(origin, given["Contact"] ?? defaults.Contact, budget)
        {
            EmbedOrigins = (given["EmbedOrigins"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
    }

    public string OriginOf(HttpRequest request) => Origin.Length > 0 ? Origin : $"{request.Scheme}://{request.Host.Value}";
}
