using System.Collections.Immutable;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>Which column (from 0) holds which field. A field without a column is not said.</summary>
/// <remarks>Fields: title, title-de, title-en, description, description-de, description-en, date, time, end-date, end-time, place, address, price, link, id, status, rule.</remarks>
public sealed record TableColumns(ImmutableSortedDictionary<string, int> Fields)
{
    private static readonly string[] Needed = ["title", "date"];

    public static TableColumns None { get; } = new(ImmutableSortedDictionary<string, int>.Empty);

    public static ImmutableArray<string> Known { get; } =
    [
        "title", "title-de", "title-en", "description", "description-de", "description-en", "date", "time", "end-date", "end-time", "place", "address", "price", "link", "id", "status", "rule",
    ];

    private static readonly Dictionary<string, string> Heads = new(StringComparer.Ordinal)
    {
        ["titel"] = "title",
        ["title"] = "title",
        ["naam"] = "title",
        ["name"] = "title",
        ["evenement"] = "title",
        ["activiteit"] = "title",
        ["veranstaltung"] = "title",
        ["event"] = "title",
        ["summary"] = "title",
        ["titel nl"] = "title",
        ["titel de"] = "title-de",
        ["titel en"] = "title-en",
        ["title de"] = "title-de",
        ["title en"] = "title-en",
        ["title nl"] = "title",
        ["titel duits"] = "title-de",
        ["titel engels"] = "title-en",
        ["omschrijving"] = "description",
        ["beschrijving"] = "description",
        ["description"] = "description",
        ["beschreibung"] = "description",
        ["tekst"] = "description",
        ["text"] = "description",
        ["beschrijving de"] = "description-de",
        ["beschrijving en"] = "description-en",
        ["omschrijving de"] = "description-de",
        ["omschrijving en"] = "description-en",
        ["description de"] = "description-de",
        ["description en"] = "description-en",
        ["datum"] = "date",
        ["date"] = "date",
        ["startdatum"] = "date",
        ["begindatum"] = "date",
        ["start date"] = "date",
        ["startdate"] = "date",
        ["start"] = "date",
        ["begin"] = "date",
        ["beginn"] = "date",
        ["dtstart"] = "date",
        ["tijd"] = "time",
        ["time"] = "time",
        ["uhrzeit"] = "time",
        ["begintijd"] = "time",
        ["starttijd"] = "time",
        ["aanvang"] = "time",
        ["start time"] = "time",
        ["beginnzeit"] = "time",
        ["einddatum"] = "end-date",
        ["end date"] = "end-date",
        ["enddatum"] = "end-date",
        ["einde"] = "end-date",
        ["ende"] = "end-date",
        ["end"] = "end-date",
        ["dtend"] = "end-date",
        ["eindtijd"] = "end-time",
        ["end time"] = "end-time",
        ["endzeit"] = "end-time",
        ["tot"] = "end-time",
        ["bis"] = "end-time",
        ["locatie"] = "place",
        ["plaats"] = "place",
        ["place"] = "place",
        ["venue"] = "place",
        ["ort"] = "place",
        ["veranstaltungsort"] = "place",
        ["zaal"] = "place",
        ["location"] = "place",
        ["adres"] = "address",
        ["address"] = "address",
        ["adresse"] = "address",
        ["prijs"] = "price",
        ["price"] = "price",
        ["preis"] = "price",
        ["entree"] = "price",
        ["eintritt"] = "price",
        ["toegang"] = "price",
        ["link"] = "link",
        ["url"] = "link",
        ["website"] = "link",
        ["webseite"] = "link",
        ["kaarten"] = "link",
        ["tickets"] = "link",
        ["id"] = "id",
        ["nummer"] = "id",
        ["nr"] = "id",
        ["kenmerk"] = "id",
        ["status"] = "status",
        ["herhaling"] = "rule",
        ["rrule"] = "rule",
        ["wiederholung"] = "rule",
    };

    public int? this[string field] => Fields.TryGetValue(field, out var column) ? column : null;

    public TableColumns With(string field, int column) => new(Fields.SetItem(field, column));

    /// <summary>From the words of the head, in three languages; the first column of a meaning wins.</summary>
    public static TableColumns Guess(IReadOnlyList<string> head)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < head.Count; i++)
        {
            if (Heads.TryGetValue(Words.Normal(head[i]), out var field))
            {
                fields.TryAdd(field, i);
            }
        }

        return new(fields.ToImmutable());
    }

    internal IEnumerable<Finding> Check(int width)
    {
        foreach (var needed in Needed.Where(f => this[f] is null))
        {
            yield return new(Severity.Error, "column-missing", needed, needed == "title" ? "No column is the title." : "No column is the date.", "Say which column it is.");
        }

        foreach (var (field, column) in Fields.Where(f => f.Value < 0 || f.Value >= width || !Known.Contains(f.Key)))
        {
            yield return new(Severity.Error, "column-unknown", field, $"The table has no column {column + 1}, or there is no field {field}.");
        }
    }
}

/// <summary>A table before it is taken in.</summary>
/// <param name="Head">Words of the first row.</param>
/// <param name="Columns">As asked for, or guessed.</param>
/// <param name="Rows">The first twenty.</param>
/// <param name="Count">Rows below the head.</param>
/// <param name="Refusal">Set when it is no table, or too large.</param>
public sealed record TablePreview(ImmutableArray<string> Head, TableColumns Columns, ImmutableArray<TablePreviewRow> Rows, int Count, Finding? Refusal);

/// <param name="Line">Row of the file, from 1.</param>
/// <param name="Cells">As they stand in the file.</param>
/// <param name="Fields">What they would become; null when the row is refused.</param>
public sealed record TablePreviewRow(int Line, ImmutableArray<string> Cells, EventFields? Fields, ImmutableArray<Finding> Findings);
