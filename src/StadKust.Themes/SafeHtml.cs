namespace StadKust.Themes;

/// <summary>Markup that is written as it is. Made only by code of this project: rich text after cleaning, parts, pictures, JSON-LD.</summary>
public sealed record SafeHtml(string Markup)
{
    public static SafeHtml Empty { get; } = new("");

    public bool IsEmpty => Markup.Length == 0;

    public override string ToString() => Markup;
}

/// <summary>An address whose scheme was looked at. Still escaped when it is written.</summary>
public sealed record SafeUrl
{
    private static readonly string[] Schemes = ["https:", "http:", "mailto:", "tel:", "webcal:"];

    private SafeUrl(string address) => Address = address;

    public string Address { get; }

    /// <summary>True when the address leads off this site.</summary>
    public bool IsExternal => !Address.StartsWith('/') && !Address.StartsWith('#') && !Address.StartsWith('?');

    /// <returns>Null for another scheme than http, https, mailto, tel and webcal, and for text that is no address.</returns>
    public static SafeUrl? From(string? address)
    {
        var text = address?.Trim() ?? "";
        // Browsers drop tabs and line ends inside an address: java\tscript: would run.
        if (text.Length == 0 || text.Any(char.IsControl))
        {
            return null;
        }

        var isLocal = text[0] is '#' or '?' || (text[0] == '/' && !text.StartsWith("//", StringComparison.Ordinal) && !text.StartsWith("/\\", StringComparison.Ordinal));
        return isLocal || Schemes.Any(s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase)) ? new SafeUrl(text) : null;
    }

    /// <exception cref="ArgumentException">Not an address of this site.</exception>
    internal static SafeUrl Local(string path) => path.StartsWith('/') ? new SafeUrl(path) : throw new ArgumentException("An address of this site starts with a slash.", nameof(path));

    public override string ToString() => Address;
}
