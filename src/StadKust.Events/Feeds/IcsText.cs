using System.Globalization;
using System.Text;

namespace StadKust.Events;

/// <summary>Writes iCalendar content lines: escaped, folded at 75 octets, ended by CR LF (RFC 5545 §3.1).</summary>
internal sealed class IcsText
{
    private const int MaxOctets = 75;

    private readonly StringBuilder text = new();

    /// <summary>A line whose value is not text: dates, rules, addresses.</summary>
    public IcsText Line(string name, string value) => Folded($"{name}:{Plain(value)}");

    /// <summary>A line of text; nothing is written when it is empty.</summary>
    public IcsText Text(string name, string value) => value.Length == 0 ? this : Folded($"{name}:{Escape(value)}");

    public override string ToString() => text.ToString();

    public static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static string Local(DateTime time) => time.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    public static string Utc(DateTime time) => time.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    public static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length + 8);
        foreach (var c in value.ReplaceLineEndings("\n"))
        {
            _ = c switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(c),
                '\n' => escaped.Append("\\n"),
                _ when char.IsControl(c) => escaped.Append(' '),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    // A line break in an address or a rule would begin a property of its own.
    private static string Plain(string value) => value.Any(char.IsControl) ? string.Concat(value.Where(c => !char.IsControl(c))) : value;

    private IcsText Folded(string line)
    {
        // Most lines are short and ASCII and need no counting.
        if (line.Length <= MaxOctets && Ascii.IsValid(line))
        {
            text.Append(line).Append("\r\n");
            return this;
        }

        var octets = 0;
        Span<char> letters = stackalloc char[2];
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(letters[..rune.EncodeToUtf16(letters)]);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
        return this;
    }
}
