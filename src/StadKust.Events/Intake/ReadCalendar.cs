using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>An iCalendar file to entries. One damaged event costs that event, with its line and the reason; the others are read.</summary>
/// <remarks>Source: RFC 5545. Why not the library: it refuses a calendar as a whole and knows no lines (decision note <c>events-intake.md</c>).</remarks>
internal sealed class ReadCalendar(string culture, string town)
{
    private const string Home = "Europe/Amsterdam";

    // They change at every load and say nothing of the event.
    private static readonly HashSet<string> Noise = new(StringComparer.OrdinalIgnoreCase)
    {
        "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP", "CLASS", "PRIORITY", "X-MICROSOFT-CDO-APPT-SEQUENCE", "X-MICROSOFT-CDO-OWNERAPPTID",
    };

    private static readonly string[] Kept = ["nl", "de", "en"];
    private readonly ImmutableArray<RefusedEntry>.Builder refused = ImmutableArray.CreateBuilder<RefusedEntry>();
    private readonly ImmutableArray<FeedEntry>.Builder entries = ImmutableArray.CreateBuilder<FeedEntry>();

    public static FeedReading Of(byte[] bytes, string culture, string town)
    {
        var (text, fault) = StrictText.Of(bytes);
        return text is null ? new([], [], fault) : new ReadCalendar(culture, town).Read(text);
    }

    private FeedReading Read(string text)
    {
        var components = IcsComponents.Of(text, out var refusal);
        if (refusal is not null)
        {
            return new([], [], refusal);
        }

        refused.AddRange(components.Refused);
        var zone = ZoneOf(components.Zone) ?? Home;

        // Overrides belong to the entry of their UID that has no RECURRENCE-ID, when there is exactly one.
        var masters = components.Events.Where(e => e.Uid is not null && e.First("RECURRENCE-ID") is null).GroupBy(e => e.Uid!)
            .Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First());
        var overrides = components.Events.Where(e => e.First("RECURRENCE-ID") is not null && e.Uid is not null && masters.ContainsKey(e.Uid)).ToLookup(e => e.Uid!);
        foreach (var component in components.Events)
        {
            if (component.First("RECURRENCE-ID") is not null && component.Uid is not null && masters.ContainsKey(component.Uid))
            {
                continue;
            }

            List<IcsComponent> own = component.Uid is { } uid && masters.GetValueOrDefault(uid) == component ? [.. overrides[uid].OrderBy(o => o.First("RECURRENCE-ID")!.Value, StringComparer.Ordinal)] : [];
            Entry(component, own, zone);
        }

        return new(entries.ToImmutable(), refused.ToImmutable());
    }

    private void Entry(IcsComponent component, List<IcsComponent> overrides, string calendarZone)
    {
        var title = component.Text("SUMMARY").Trim();
        void Refuse(string code, string message, string? hint = null) => refused.Add(new(component.Line, title, new Finding(Severity.Error, code, $"line {component.Line}", message, hint)));
        if (title.Length == 0)
        {
            Refuse("title-missing", "The event has no SUMMARY.");
            return;
        }

        if (component.First("DTSTART") is not { } starts)
        {
            Refuse("start-missing", "The event has no DTSTART.");
            return;
        }

        var (start, fault) = Moment(starts, calendarZone);
        if (start is not { } begin)
        {
            Refuse("date-unreadable", $"line {starts.Line}: {fault}");
            return;
        }

        var (end, endFault) = End(component, begin, calendarZone);
        if (end is not { } finish)
        {
            Refuse("date-unreadable", endFault!);
            return;
        }

        var when = new When(begin.Zone, begin.Local, finish, begin.AllDay);
        foreach (var rule in component.All("RRULE").Take(2))
        {
            var reader = new ReadRule(DateTimeZoneProviders.Tzdb[begin.Zone]);
            if (reader.Read(rule.Value) is not { } read || when.Rule is not null)
            {
                Refuse("rule-not-understood", $"line {rule.Line}: {(when.Rule is not null ? "There are two rules; one is allowed." : string.Join(' ', reader.Faults))}");
                return;
            }

            when = when with { Rule = read };
        }

        if (component.First("EXRULE") is { } exrule)
        {
            Refuse("rule-not-understood", $"line {exrule.Line}: EXRULE is not part of RFC 5545 any more and is not read.", "Name the dates left out as EXDATE.");
            return;
        }

        var length = finish - begin.Local;
        var extra = new List<ExtraDate>();
        var except = new List<DateOnly>();
        foreach (var property in component.All("RDATE").Concat(component.All("EXDATE")))
        {
            foreach (var value in property.Value.Split(','))
            {
                if (Moment(property with { Value = value.Split('/')[0] }, begin.Zone, begin.Zone) is not ({ } moment, _))
                {
                    Refuse("date-unreadable", $"line {property.Line}: \"{Cut(value)}\" is no date.");
                    return;
                }

                if (property.Name == "RDATE")
                {
                    extra.Add(new ExtraDate(moment.Local, moment.Local + length));
                }
                else
                {
                    except.Add(DateOnly.FromDateTime(moment.Local));
                }
            }
        }

        var moved = new List<MovedDate>();
        var cancelled = new List<DateOnly>();
        foreach (var change in overrides)
        {
            var (from, fromFault) = Moment(change.First("RECURRENCE-ID")!, begin.Zone, begin.Zone);
            var (to, _) = change.First("DTSTART") is { } there ? Moment(there, begin.Zone, begin.Zone) : (from, null);
            if (from is not { } of || to is not { } at)
            {
                refused.Add(new(change.Line, title, new Finding(Severity.Error, "date-unreadable", $"line {change.Line}", fromFault ?? "The date of the changed occurrence cannot be read.")));
                continue;
            }

            var day = DateOnly.FromDateTime(of.Local);
            if (string.Equals(change.Text("STATUS"), "CANCELLED", StringComparison.OrdinalIgnoreCase))
            {
                cancelled.Add(day);
            }
            else if (End(change, at, begin.Zone) is ({ } until, _) && (at.Local != of.Local || until - at.Local != length))
            {
                moved.Add(new MovedDate(day, at.Local, until));
            }
        }

        when = when with
        {
            Extra = [.. extra.Where(e => e.Start != when.Start).DistinctBy(e => e.Start).OrderBy(e => e.Start)],
            Except = [.. except.Distinct().Order()],
            Moved = [.. moved.DistinctBy(m => m.From).OrderBy(m => m.From)],
            Cancelled = [.. cancelled.Distinct().Except(except).Order()],
        };
        var fields = Fields(component, title, when);
        if (FieldChecks.Of(fields).FirstOrDefault(f => f.Severity == Severity.Error) is { } wrong)
        {
            Refuse(wrong.Code, wrong.Message, wrong.Hint);
            return;
        }

        if (entries.Count >= FeedReading.MostEntries)
        {
            return;
        }

        var hash = Hash(component, overrides);
        var place = component.Text("LOCATION").ReplaceLineEndings(", ").Trim();
        entries.Add(new FeedEntry(
            component.Line, hash, component.Uid, component.First("RECURRENCE-ID")?.Value, component.Text("URL") is { Length: > 0 and < 500 } url ? url : null, fields,
            new Happening(title, when.Start, place.Split(',')[0].Trim(), TownOf(place), Cut(component.Text("DESCRIPTION"), 600), when.AllDay)));
    }

    private EventFields Fields(IcsComponent component, string title, When when)
    {
        var language = component.First("SUMMARY")!.Parameter("LANGUAGE")?[..Math.Min(2, component.First("SUMMARY")!.Parameter("LANGUAGE")!.Length)].ToLowerInvariant();
        var description = component.Text("DESCRIPTION").Trim();
        var geo = component.Text("GEO").Split(';');
        var hasPosition = geo.Length == 2 & decimal.TryParse(geo[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            & decimal.TryParse(geo.ElementAtOrDefault(1), NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude);
        return new EventFields
        {
            When = when.ToJson(),
            Address = component.Text("LOCATION").ReplaceLineEndings(", ").Trim(),
            Latitude = hasPosition ? latitude : null,
            Longitude = hasPosition ? longitude : null,
            BookingLink = component.Text("URL") is { Length: > 0 } url && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? url : "",
            Status = component.Text("STATUS").Equals("CANCELLED", StringComparison.OrdinalIgnoreCase) ? "cancelled" : "planned",
        }.In(new Culture(language is not null && Kept.Contains(language) ? language : culture), new EventWords(title, Description: description));
    }

    private string TownOf(string place) => place.Contains(',', StringComparison.Ordinal) && place.Split(',')[^1].Trim() is { Length: > 2 } last && !last.Any(char.IsDigit) && last.Length < 40 ? last : town;

    private static (DateTime? End, string? Fault) End(IcsComponent component, LocalMoment start, string zone)
    {
        if (component.First("DTEND") is { } ends)
        {
            var (end, fault) = Moment(ends, zone, start.Zone);
            return end is not { } at ? (null, $"line {ends.Line}: {fault}")
                : start.AllDay ? (at.Local.Date > start.Local.Date ? at.Local.Date.AddDays(-1) : start.Local.Date, null)
                : at.Local < start.Local ? (null, $"line {ends.Line}: The event ends before it begins.")
                : (at.Local, null);
        }

        if (component.First("DURATION") is { } lasts)
        {
            return IcsDuration.Read(lasts.Value) is { } length && length < TimeSpan.FromDays(3660)
                ? (start.AllDay ? start.Local.AddDays(Math.Max(0, (int)length.TotalDays - 1)) : start.Local + length, null)
                : (null, $"line {lasts.Line}: \"{Cut(lasts.Value)}\" is no duration.");
        }

        return (start.Local, null);
    }

    /// <param name="Local">On the clock of <paramref name="Zone"/>.</param>
    private readonly record struct LocalMoment(DateTime Local, string Zone, bool AllDay);

    // A time in another zone is told on the clock of the wanted one, when one is wanted; else the zone stays as said. UTC is told on the home clock.
    private static (LocalMoment? Moment, string? Fault) Moment(IcsProperty property, string floating, string? wanted = null)
    {
        var value = property.Value.Trim();
        if (DateTime.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Sane(day) ? (new LocalMoment(day, wanted ?? floating, AllDay: true), null) : (null, $"{day:yyyy} is no year for an event.");
        }

        var utc = value.EndsWith('Z');
        if (!DateTime.TryParseExact(utc ? value[..^1] : value, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return (null, $"\"{Cut(value)}\" is no date.");
        }

        if (!Sane(local))
        {
            return (null, $"{local:yyyy} is no year for an event.");
        }

        var said = utc ? "UTC" : property.Parameter("TZID") is { } id ? ZoneOf(id) : floating;
        if (said is null)
        {
            return (null, $"The time zone \"{Cut(property.Parameter("TZID")!)}\" is not known.");
        }

        var target = wanted ?? (utc ? Home : said);
        if (said == target)
        {
            return (new LocalMoment(local, said, false), null);
        }

        var instant = ZoneClock.Of(said == "UTC" ? "Etc/UTC" : said).Resolve(local).Instant;
        return (new LocalMoment(NodaTime.Instant.FromDateTimeOffset(instant).InZone(ZoneClock.Zone(target)).ToDateTimeUnspecified(), target, false), null);
    }

    private static bool Sane(DateTime day) => day.Year is >= 1970 and <= 2200;

    // IANA names, those with a maker's path before them, and the names of Windows that Outlook writes.
    private static string? ZoneOf(string? name)
    {
        var text = name?.Trim('"', ' ') ?? "";
        if (text.Length is 0 or > 100)
        {
            return null;
        }

        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is not null ? text
            : TimeZoneInfo.TryConvertWindowsIdToIanaId(text, out var iana) ? iana == "Europe/Berlin" && text.StartsWith("W. Europe", StringComparison.Ordinal) ? Home : iana
            : text.Split('/') is { Length: > 2 } parts && DateTimeZoneProviders.Tzdb.GetZoneOrNull($"{parts[^2]}/{parts[^1]}") is not null ? $"{parts[^2]}/{parts[^1]}"
            : null;
    }

    private static string Hash(IcsComponent component, List<IcsComponent> overrides)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in overrides.Prepend(component).SelectMany(c => c.Properties.Where(p => !Noise.Contains(p.Name)).Select(p => p.Whole).Order(StringComparer.Ordinal).Append("\n")))
        {
            sha.AppendData(Encoding.UTF8.GetBytes(line));
            sha.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private static string Cut(string text, int most = 60) => text.Length > most ? text[..most] : text;
}
