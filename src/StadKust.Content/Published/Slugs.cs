using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StadKust.Content;

/// <summary>Last parts of addresses, made from names: <c>Dünen &amp; Strand</c> becomes <c>duenen-strand</c>.</summary>
public static class Slugs
{
    /// <summary>Longer slugs are cut at a dash: addresses are read aloud and printed.</summary>
    private const int Longest = 100;

    /// <summary>Where editors may give a slug of their own.</summary>
    public const string Property = "umbracoUrlName";

    /// <summary>ä → ae, ö → oe, ü → ue, ß → ss, other accents folded, lower case, everything else a dash.</summary>
    /// <returns>"" when nothing of the text can stand in an address.</returns>
    public static string From(string text)
    {
        var slug = new StringBuilder(text.Length + 8);
        foreach (var c in Spelled(text.Normalize(NormalizationForm.FormC)).Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (c is not ('’' or '‘' or '\'' or '\u00ad') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark
                && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        if (slug.Length > Longest)
        {
            var cut = slug.ToString(0, Longest).LastIndexOf('-');
            slug.Length = cut > 0 ? cut : Longest;
        }

        return slug.ToString().TrimEnd('-');
    }

    /// <summary>The slug an item has: its own property first, else made from the name, else from the key.</summary>
    internal static string Of(Guid key, string name, JsonElement? own)
    {
        var given = own is { ValueKind: JsonValueKind.String } text ? From(text.GetString()!) : "";
        return given.Length > 0 ? given : From(name) is { Length: > 0 } made ? made : key.ToString("N")[..8];
    }

    private static StringBuilder Spell(StringBuilder into, char c) => c switch
    {
        'ä' => into.Append("ae"),
        'ö' => into.Append("oe"),
        'ü' => into.Append("ue"),
        'Ä' => into.Append("Ae"),
        'Ö' => into.Append("Oe"),
        'Ü' => into.Append("Ue"),
        'ß' or 'ẞ' => into.Append("ss"),
        'æ' or 'Æ' => into.Append("ae"),
        'œ' or 'Œ' => into.Append("oe"),
        'ø' or 'Ø' => into.Append('o'),
        'ł' or 'Ł' => into.Append('l'),
        'đ' or 'Đ' => into.Append('d'),
        _ => into.Append(c),
    };

    private static string Spelled(string text) => text.Aggregate(new StringBuilder(text.Length + 8), Spell).ToString();
}
