using System.Globalization;
using StadKust.Typesetting;

namespace StadKust.Magazine.House;

/// <summary>Lengths as people write them: <c>9pt</c>, <c>4mm</c>, <c>2gl</c> (grid lines).</summary>
internal static class LengthText
{
    /// <returns>Null when it is no length.</returns>
    public static Length? Read(string text, Length gridStep)
    {
        text = text.Trim();
        if (text == "0")
        {
            return Length.Zero;
        }

        if (text.Length < 3 || !double.TryParse(text.AsSpan(0, text.Length - 2), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number))
        {
            return null;
        }

        return text[^2..] switch
        {
            "pt" => Length.Pt(number),
            "mm" => Length.Mm(number),
            "gl" => gridStep * number,
            _ => null,
        };
    }
}
