using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>Words of an event in one language. Null: not said, stays as it is. Empty: removed.</summary>
/// <param name="Description">Plain text, or markup: of that only paragraphs, lists, links, emphasis and headings are kept.</param>
public sealed record EventWords(string? Title = null, string? Intro = null, string? Description = null, string? PriceNote = null);

/// <summary>What somebody says about an event: a person's form, or an entry of a feed. Null means not said; it stays as it is.</summary>
public sealed record EventFields
{
    public ImmutableSortedDictionary<string, EventWords> Words { get; init; } = ImmutableSortedDictionary<string, EventWords>.Empty;

    /// <summary>JSON of <see cref="Events.When"/>.</summary>
    public string? When { get; init; }

    public Guid? Municipality { get; init; }

    /// <summary><see cref="Guid.Empty"/> removes it.</summary>
    public Guid? Venue { get; init; }

    public Guid? Organiser { get; init; }

    /// <summary>Where it is when it names no venue.</summary>
    public string? Address { get; init; }

    public decimal? Latitude { get; init; }

    public decimal? Longitude { get; init; }

    /// <summary>Spoken: nl, de, en, none.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    public IReadOnlyList<string>? Kinds { get; init; }

    public IReadOnlyList<string>? Icons { get; init; }

    public IReadOnlyList<string>? Audiences { get; init; }

    /// <summary><c>free</c>, <c>donation</c>, cents, or empty.</summary>
    public string? Price { get; init; }

    /// <summary>http or https; empty removes it.</summary>
    public string? BookingLink { get; init; }

    /// <summary>planned, cancelled, postponed, soldOut.</summary>
    public string? Status { get; init; }

    /// <summary>Key of a media item; <see cref="Guid.Empty"/> removes it.</summary>
    public Guid? Picture { get; init; }

    public EventFields In(Culture culture, EventWords words) => this with { Words = Words.SetItem(culture.Code, words) };

    /// <summary>Plain text as markup: paragraphs at empty lines, everything else escaped.</summary>
    public static string Paragraphs(string text) => string.Concat(
        Regex.Split(text.ReplaceLineEndings("\n").Trim(), "\n\\s*\n").Where(p => p.Length > 0)
            .Select(p => $"<p>{Escaped(p.Trim()).Replace("\n", "<br>", StringComparison.Ordinal)}</p>"));

    // Letters stay letters, as the editor writes them: "Käse", not "K&#228;se", or every comparison calls it a change.
    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Stored values by field: <c>when</c>, <c>title/nl</c>. A null value removes the field.</summary>
    internal ImmutableSortedDictionary<string, JsonElement?> ToStored()
    {
        var stored = ImmutableSortedDictionary.CreateBuilder<string, JsonElement?>(StringComparer.Ordinal);
        void Set(string field, object? value)
        {
            if (value is not null)
            {
                stored[field] = value is string { Length: 0 } ? null : JsonSerializer.SerializeToElement(value);
            }
        }

        foreach (var (culture, words) in Words)
        {
            Set($"title/{culture}", words.Title?.Trim());
            Set($"intro/{culture}", words.Intro?.Trim());
            Set($"priceNote/{culture}", words.PriceNote?.Trim());
            Set($"description/{culture}", words.Description is not { } text ? null : text.Trim().Length == 0 ? "" : Rich(text));
        }

        if (When is { } when)
        {
            stored["when"] = when.Length == 0 ? null : JsonDocument.Parse(when).RootElement.Clone();
        }

        Set("municipality", Pick(Municipality));
        Set("venue", Pick(Venue));
        Set("organiser", Pick(Organiser));
        Set("address", Address?.Trim());
        Set("latitude", Latitude?.ToString(CultureInfo.InvariantCulture));
        Set("longitude", Longitude?.ToString(CultureInfo.InvariantCulture));
        Set("languages", Choices(Languages));
        Set("kinds", Choices(Kinds));
        Set("icons", Choices(Icons));
        Set("audiences", Choices(Audiences));
        Set("price", Price?.Trim());
        Set("status", Status);
        Set("bookingLink", BookingLink is not { } link ? null : link.Trim().Length == 0 ? "" : new[]
        {
            new Dictionary<string, object?>
            {
                ["name"] = "", ["target"] = null, ["unique"] = null, ["type"] = "external", ["udi"] = null, ["url"] = link.Trim(), ["queryString"] = null, ["culture"] = null,
            },
        });
        Set("mainPicture", Picture is not { } picture ? null : picture == Guid.Empty ? "" : new[]
        {
            new Dictionary<string, object?> { ["key"] = picture, ["mediaKey"] = picture, ["mediaTypeAlias"] = "Image", ["crops"] = Array.Empty<object>(), ["focalPoint"] = null },
        });
        return stored.ToImmutable();
    }

    /// <summary>What is stored, as a form shows it.</summary>
    internal static EventFields Of(DraftItem item, ContentModel model)
    {
        var shared = new PropertyValues(item.Shared, model);
        var fields = new EventFields
        {
            When = shared.Raw("when") switch { null => null, { ValueKind: JsonValueKind.String } text => text.GetString(), { } json => json.GetRawText() },
            Municipality = First(shared, "municipality"),
            Venue = First(shared, "venue"),
            Organiser = First(shared, "organiser"),
            Address = shared.Text("address"),
            Latitude = shared.Number("latitude"),
            Longitude = shared.Number("longitude"),
            Languages = shared.Choices("languages"),
            Kinds = shared.Choices("kinds"),
            Icons = shared.Choices("icons"),
            Audiences = shared.Choices("audiences"),
            Price = shared.Text("price"),
            Status = shared.Text("status"),
            BookingLink = shared.Links("bookingLink") is [{ Address: { } address }, ..] ? address : "",
            Picture = shared.Media("mainPicture") is [{ } picked, ..] ? picked.Media : null,
        };
        foreach (var variant in item.Variants)
        {
            var own = new PropertyValues(variant.Values, model);
            fields = fields.In(variant.Culture, new EventWords(own.Text("title"), own.Text("intro"), own.Rich("description").Markup, own.Text("priceNote")));
        }

        return fields;
    }

    private static Guid? First(PropertyValues values, string alias) => values.Picks(alias) is [var key, ..] ? key : null;

    private static string? Pick(Guid? key) => key is not { } some ? null : some == Guid.Empty ? "" : $"umb://document/{some:N}";

    private static object? Choices(IReadOnlyList<string>? chosen) => chosen is null ? null : chosen.Count == 0 ? "" : chosen;

    private static Dictionary<string, object?> Rich(string text) => new()
    {
        ["markup"] = text.Contains('<', StringComparison.Ordinal) ? CleanMarkup.Of(text) : Paragraphs(text),
        ["blocks"] = new Dictionary<string, object>
        {
            ["contentData"] = Array.Empty<object>(),
            ["settingsData"] = Array.Empty<object>(),
            ["expose"] = Array.Empty<object>(),
            ["layout"] = new Dictionary<string, object>(),
        },
    };
}
