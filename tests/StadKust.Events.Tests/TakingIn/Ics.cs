using System.Globalization;

namespace StadKust.Events.Tests.TakingIn;

/// <summary>Calendars to take in.</summary>
internal static class Ics
{
    public static string Of(params IEnumerable<string> events) => "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test\r\n" + string.Concat(events) + "END:VCALENDAR\r\n";

    public static string Event(string title, string start = "20270403T100000", string uid = "1@x", string place = "Stadhuisplein, Leiden", string more = "", string text = "")
    {
        var end = DateTime.ParseExact(start, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture).AddHours(2).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        return $"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20270101T000000Z\r\nSUMMARY:{title}\r\nDTSTART;TZID=Europe/Amsterdam:{start}\r\nDTEND;TZID=Europe/Amsterdam:{end}\r\n"
            + $"LOCATION:{place.Replace(",", "\\,", StringComparison.Ordinal)}\r\n{(text.Length > 0 ? $"DESCRIPTION:{text}\r\n" : "")}{more}END:VEVENT\r\n";
    }
}
