using System.Globalization;
using StadKust.Content;

namespace StadKust.Media;

public enum Channel
{
    Web,
    Print,
    Social,
}

/// <summary>Where and when a media item is to be shown.</summary>
/// <param name="Territory">NL or DE; null when the reader may be anywhere.</param>
/// <param name="Run">Copies; print only.</param>
public sealed record MediaUse(Channel Channel, DateOnly On, string? Territory = null, int? Run = null);

/// <summary>What its licence allows. A list that is empty allows all: the licence named no limit.</summary>
/// <param name="Territories">NL, DE, world.</param>
/// <param name="MaxRun">Copies in print.</param>
/// <param name="Expires">Last day of use.</param>
public sealed record MediaRights(IReadOnlyList<string> Channels, IReadOnlyList<string> Territories, int? MaxRun, DateOnly? Expires)
{
    public static MediaRights Of(MediaEntry entry) => new(
        entry.Values.Choices("channels"),
        entry.Values.Choices("territories"),
        entry.Values.Number("maxRun") is { } run and > 0 ? (int)run : null,
        entry.Values.Date("expires") is { } date ? DateOnly.FromDateTime(date) : null);

    /// <summary>Why this use is not allowed; null when it is. Print must refuse, the web leaves the picture out.</summary>
    public Finding? Against(MediaUse use, string where)
    {
        var channel = use.Channel.ToString().ToLowerInvariant();
        if (Expires is { } last && use.On > last)
        {
            return No("rights-expired", $"The right to use it ended on {Day(last)}; it is wanted for {Day(use.On)}.");
        }

        if (Channels.Count > 0 && !Channels.Contains(channel, StringComparer.OrdinalIgnoreCase))
        {
            return No("rights-channel", $"It may be used for {string.Join(", ", Channels)}, not for {channel}.");
        }

        if (Territories.Count > 0 && !Territories.Contains("world", StringComparer.OrdinalIgnoreCase)
            && use.Territory is { } territory && !Territories.Contains(territory, StringComparer.OrdinalIgnoreCase))
        {
            return No("rights-territory", $"It may be used in {string.Join(", ", Territories)}, not in {territory}.");
        }

        return MaxRun is { } most && use.Run is { } run && run > most
            ? No("rights-run", $"It may be printed {most} times; the run is {run}.")
            : null;

        Finding No(string code, string message) => new(Severity.Error, code, where, message, "Choose another picture, or extend the licence.");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
