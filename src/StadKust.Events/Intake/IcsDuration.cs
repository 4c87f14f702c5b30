using System.Globalization;
using System.Text.RegularExpressions;

namespace StadKust.Events;

/// <summary><c>PT1H30M</c>, <c>P1D</c>, <c>P2W</c>: RFC 5545 §3.3.6.</summary>
internal static partial class IcsDuration
{
    /// <returns>Null when it is none, or negative.</returns>
    public static TimeSpan? Read(string text)
    {
        var match = Form().Match(text.Trim());
        if (!match.Success || text.Trim().Length < 3)
        {
            return null;
        }

        int Part(int group) => match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
        return TimeSpan.FromDays(7L * Part(1) + Part(2)) + TimeSpan.FromSeconds(3600L * Part(3) + 60L * Part(4) + Part(5));
    }

    [GeneratedRegex(@"\A\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
