using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace StadKust.Content;

/// <summary>Names of files and informative paths of an export. Source: usync-format.md §1 and §2.</summary>
internal static partial class SafeNames
{
    // With folder, key and extension it stays within what every file system takes.
    private const int LongestFile = 120;

    /// <summary>Lower case and dashes: <c>Duinen &amp; strand</c> becomes <c>duinen-strand</c>.</summary>
    public static string File(string name) =>
        NotPlain().Replace(Quotes().Replace(Folded(name).ToLowerInvariant(), ""), "-").Trim('-') is { Length: > 0 } safe ? Short(safe) : "item";

    /// <summary>An alias as it is, when it can be the name of a file and nothing else; it may come from outside.</summary>
    public static string Alias(string alias) => IsPlain().IsMatch(alias) ? Short(alias) : File(alias);

    private static string Short(string name) => name.Length > LongestFile ? name[..LongestFile] : name;

    /// <summary>As <see cref="File"/>, dots kept: <c>agenda.title</c>.</summary>
    public static string Word(string name) => Short(NotPlainOrDot().Replace(Folded(name).ToLowerInvariant(), "-").Trim('.')) is { Length: > 0 } safe ? safe : "item";

    /// <summary>Pascal case without spaces, no digits at the start: <c>2 dagen (Leiden)</c> becomes <c>DagenLeiden</c>.</summary>
    public static string Pascal(string name)
    {
        var bare = Quotes().Replace(Folded(name), "").Trim().TrimStart([.. "0123456789"]);
        return string.Concat(NotLetter().Split(bare).Where(p => p.Length > 0).Select(p => char.ToUpperInvariant(p[0]) + p[1..]));
    }

    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Replace("ß", "ss", StringComparison.Ordinal).Replace("æ", "ae", StringComparison.Ordinal)
            .Replace("ø", "o", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
            {
                folded.Append(c);
            }
        }

        return folded.ToString();
    }

    [GeneratedRegex("^[A-Za-z0-9_-][A-Za-z0-9_.-]*$")]
    private static partial Regex IsPlain();

    [GeneratedRegex("[’‘']")]
    private static partial Regex Quotes();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotPlain();

    [GeneratedRegex("[^a-z0-9.]+")]
    private static partial Regex NotPlainOrDot();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotLetter();
}
