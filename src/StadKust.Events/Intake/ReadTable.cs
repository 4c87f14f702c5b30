using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>Rows of a table to entries; dates and times as people write them in nl, de and en.</summary>
internal sealed partial class ReadTable(TableColumns columns, string culture, string town)
{
    private static readonly string[] Languages = ["nl", "de", "en"];

    private const int PreviewRows = 20;

    private static readonly string[] DateForms =
    [
        "yyyy-MM-dd", "d-M-yyyy", "d.M.yyyy", "d/M/yyyy", "yyyyMMdd", "d MMMM yyyy", "d MMM yyyy", "d. MMMM yyyy", "dddd d MMMM yyyy", "MMMM d, yyyy",
    ];

    private static readonly CultureInfo[] Cultures = [CultureInfo.GetCultureInfo("nl"), CultureInfo.GetCultureInfo("de"), CultureInfo.GetCultureInfo("en-GB")];

    public static FeedReading Of(byte[] bytes, string fileName, string culture, string town, TableColumns? columns)
    {
        var (rows, refusal) = TableRows.Of(bytes, fileName);
        if (refusal is not null || rows.Count == 0)
        {
            return new([], [], refusal ?? new Finding(Severity.Error, "table-empty", "file", "The table is empty."));
        }

        var map = columns ?? TableColumns.Guess(rows[0].Cells);
        if (map.Check(rows[0].Cells.Length).FirstOrDefault() is { } missing)
        {
            return new([], [], missing);
        }

        var reader = new ReadTable(map, culture, town);
        var entries = ImmutableArray.CreateBuilder<FeedEntry>();
        var refused = ImmutableArray.CreateBuilder<RefusedEntry>();
        foreach (var row in rows.Skip(1))
        {
            var (entry, findings) = reader.Read(row);
            if (entry is not null)
            {
                entries.Add(entry);
            }
            else
            {
                refused.AddRange(findings.Where(f => f.Severity == Severity.Error).Take(1).Select(f => new RefusedEntry(row.Line, reader.Cell(row, "title"), f)));
            }
        }

        return new(entries.ToImmutable(), refused.ToImmutable());
    }

    public static TablePreview Preview(byte[] bytes, string fileName, string culture, string town, TableColumns? columns)
    {
        var (rows, refusal) = TableRows.Of(bytes, fileName);
        if (refusal is not null || rows.Count == 0)
        {
            return new([], TableColumns.None, [], 0, refusal ?? new Finding(Severity.Error, "table-empty", "file", "The table is empty."));
        }

        var map = columns ?? TableColumns.Guess(rows[0].Cells);
        var reader = new ReadTable(map, culture, town);
        var faults = map.Check(rows[0].Cells.Length).ToImmutableArray();
        return new([.. rows[0].Cells], map, [.. rows.Skip(1).Take(PreviewRows).Select(row =>
        {
            var (entry, findings) = faults.IsEmpty ? reader.Read(row) : (null, faults);
            return new TablePreviewRow(row.Line, [.. row.Cells], entry?.Fields, findings);
        })], rows.Count - 1, null);
    }

    private string Cell(TableRow row, string field) => columns[field] is { } at && at < row.Cells.Length ? row.Cells[at].Trim() : "";

    private (FeedEntry? Entry, ImmutableArray<Finding> Findings) Read(TableRow row)
    {
        var findings = new List<Finding>();
        void Fault(string code, string field, string message) => findings.Add(new(Severity.Error, code, $"row {row.Line} / {field}", message));
        var title = Cell(row, "title");
        if (title.Length == 0)
        {
            Fault("title-missing", "title", "The row has no title.");
        }

        var when = WhenOf(row, Fault);
        var fields = new EventFields
        {
            When = when?.ToJson(),
            Address = string.Join(", ", new[] { Cell(row, "place"), Cell(row, "address") }.Where(p => p.Length > 0)),
            Price = columns["price"] is null ? null : PriceOf(Cell(row, "price"), Fault),
            BookingLink = columns["link"] is null ? null : LinkOf(Cell(row, "link")),
            Status = Words.Normal(Cell(row, "status")) is "afgelast" or "geannuleerd" or "abgesagt" or "cancelled" or "canceled" ? "cancelled" : "planned",
        }.In(new Culture(culture), new EventWords(title, Description: columns["description"] is null ? null : Cell(row, "description")));
        foreach (var other in Languages.Where(c => c != culture && Cell(row, $"title-{c}").Length > 0))
        {
            fields = fields.In(new Culture(other), new EventWords(Cell(row, $"title-{other}"), Description: Cell(row, $"description-{other}")));
        }

        findings.AddRange(FieldChecks.Of(fields).Select(f => f with { Where = $"row {row.Line} / {f.Where}" }));
        if (when is null || findings.Exists(f => f.Severity == Severity.Error))
        {
            return (null, [.. findings]);
        }

        var said = string.Join('\u001f', columns.Fields.Where(f => f.Key != "id").Select(f => $"{f.Key}={Cell(row, f.Key)}"));
        return (new FeedEntry(
            row.Line, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said))), null, null, Cell(row, "id") is { Length: > 0 } id ? id : null, fields,
            new Happening(title, when.Start, Cell(row, "place"), town, Cell(row, "description"), when.AllDay)), [.. findings]);
    }

    private When? WhenOf(TableRow row, Action<string, string, string> fault)
    {
        if (DateOf(Cell(row, "date")) is not { } start)
        {
            fault("date-unreadable", "date", Cell(row, "date").Length == 0 ? "The row has no date." : $"\"{Cut(Cell(row, "date"))}\" is no date.");
            return null;
        }

        var time = start.TimeOfDay != default ? start.TimeOfDay : Cell(row, "time") is { Length: > 0 } text ? TimeOf(text) : null;
        if (Cell(row, "time").Length > 0 && time is null)
        {
            fault("time-unreadable", "time", $"\"{Cut(Cell(row, "time"))}\" is no time.");
            return null;
        }

        var endDay = Cell(row, "end-date") is { Length: > 0 } endText ? DateOf(endText) : start.Date;
        if (endDay is not { } end)
        {
            fault("date-unreadable", "end-date", $"\"{Cut(Cell(row, "end-date"))}\" is no date.");
            return null;
        }

        var endTime = end.TimeOfDay != default ? end.TimeOfDay : Cell(row, "end-time") is { Length: > 0 } late ? TimeOf(late) : null;
        if (Cell(row, "end-time").Length > 0 && endTime is null)
        {
            fault("time-unreadable", "end-time", $"\"{Cut(Cell(row, "end-time"))}\" is no time.");
            return null;
        }

        Rule? rule = null;
        if (Cell(row, "rule") is { Length: > 0 } ruleText)
        {
            var reader = new ReadRule(DateTimeZoneProviders.Tzdb["Europe/Amsterdam"]);
            rule = reader.Read(ruleText);
            if (rule is null)
            {
                fault("rule-not-understood", "rule", string.Join(' ', reader.Faults));
                return null;
            }
        }

        if (time is not { } from)
        {
            return new When("Europe/Amsterdam", start.Date, end.Date, AllDay: true) { Rule = rule };
        }

        var ends = end.Date + (endTime ?? from);

        // 20.00 to 1.00: the night after.
        ends = ends < start.Date + from && end.Date == start.Date && endTime is not null ? ends.AddDays(1) : ends;
        return new When("Europe/Amsterdam", start.Date + from, ends, AllDay: false) { Rule = rule };
    }

    private static DateTime? DateOf(string text)
    {
        if (DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "d-M-yyyy HH:mm", "d.M.yyyy HH:mm", "d-M-yyyy H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            return Sane(moment);
        }

        foreach (var language in Cultures)
        {
            if (DateTime.TryParseExact(text, DateForms, language, DateTimeStyles.None, out var day))
            {
                return Sane(day);
            }
        }

        return null;
    }

    private static DateTime? Sane(DateTime day) => day.Year is >= 1970 and <= 2200 ? day : null;

    private static TimeSpan? TimeOf(string text)
    {
        var bare = Clock().Match(text.Trim());
        return bare.Success && int.Parse(bare.Groups[1].Value, CultureInfo.InvariantCulture) is var hour and < 24
            && (bare.Groups[2].Success ? int.Parse(bare.Groups[2].Value, CultureInfo.InvariantCulture) : 0) is var minute and < 60
            ? new TimeSpan(hour, minute, 0)
            : DateOf(text)?.TimeOfDay;
    }

    private static string? PriceOf(string text, Action<string, string, string> fault)
    {
        var normal = Words.Normal(text);
        if (normal.Length == 0)
        {
            return "";
        }

        if (normal is "gratis" or "free" or "kostenlos" or "frei" or "vrij" or "geen" or "0" or "vrije toegang" or "eintritt frei" or "toegang gratis")
        {
            return "free";
        }

        if (normal is "donatie" or "vrije gift" or "spende" or "donation" or "collecte" or "vrijwillige bijdrage")
        {
            return "donation";
        }

        var amount = Money().Match(text.Trim());
        if (amount.Success)
        {
            var cents = amount.Groups[2].Value is { Length: > 0 } part && part is not ("-" or "–" or "--") ? int.Parse(part.PadRight(2, '0'), CultureInfo.InvariantCulture) : 0;
            return (int.Parse(amount.Groups[1].Value, CultureInfo.InvariantCulture) * 100 + cents).ToString(CultureInfo.InvariantCulture);
        }

        fault("price-invalid", "price", $"\"{Cut(text)}\" is no price.");
        return null;
    }

    private static string LinkOf(string text) =>
        text.Length == 0 || text.Contains("://", StringComparison.Ordinal) ? text : text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? $"https://{text}" : text;

    private static string Cut(string text) => text.Length > 60 ? text[..60] : text;

    [GeneratedRegex(@"\A(\d{1,2})(?:[:.h](\d{2}))?\s*(?:uur|u|uhr|h)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\A(?:€|EUR)?\s*(\d{1,4})(?:[.,](\d{1,2}|-{1,2}|–))?\s*(?:€|EUR|euro)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Money();
}
