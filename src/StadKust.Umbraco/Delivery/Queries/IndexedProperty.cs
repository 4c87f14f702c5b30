using System.Collections.Immutable;
using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>The values of one property by which queries may filter and sort, in one culture.</summary>
internal sealed class IndexedProperty
{
    private readonly string alias;
    private readonly Culture culture;
    private readonly Dictionary<Guid, IndexedValue> values;

    private IndexedProperty(string alias, Culture culture, Dictionary<Guid, IndexedValue> values)
    {
        this.alias = alias;
        this.culture = culture;
        this.values = values;
    }

    /// <remarks>Cost: the bodies of all items whose type has the property are read once.</remarks>
    public static IndexedProperty Read(ContentSet set, string alias, Culture culture)
    {
        var values = new Dictionary<Guid, IndexedValue>();
        foreach (var entry in set.Entries)
        {
            if (Value(set, entry, alias, culture) is { } value)
            {
                values[entry.Key] = value;
            }
        }

        return new IndexedProperty(alias, culture, values);
    }

    public IndexedProperty With(ContentSet set, ImmutableHashSet<Guid> changed)
    {
        var next = new Dictionary<Guid, IndexedValue>(values);
        foreach (var key in changed)
        {
            if (set.Entry(key) is { } entry && Value(set, entry, alias, culture) is { } value)
            {
                next[key] = value;
            }
            else
            {
                next.Remove(key);
            }
        }

        return new IndexedProperty(alias, culture, next);
    }

    /// <summary>Null when the item has no value, or no such property.</summary>
    public IndexedValue? Of(Guid item) => values.GetValueOrDefault(item);

    private static IndexedValue? Value(ContentSet set, ItemEntry entry, string alias, Culture culture) =>
        set.Model.Document(entry.Type) is { } type && set.Model.TryProperty(type, alias, out var property) && set.Find(entry.Key, culture) is { } item && item.Values.Has(alias)
            ? IndexedValue.Of(property.EditorAlias, item.Values, alias) : null;
}

/// <summary>A value as filters compare it: its texts, and the number or instant it is.</summary>
/// <param name="Texts">Each one counts: choices, tags, keys of what is picked.</param>
internal sealed record IndexedValue(string[] Texts, decimal? Number, DateTime? Date)
{
    public static IndexedValue Of(string editor, PropertyValues values, string alias) => editor switch
    {
        "Umbraco.TrueFalse" => new([values.Flag(alias) ? "true" : "false"], null, null),
        "Umbraco.Integer" or "Umbraco.Decimal" or "Umbraco.Slider" => new([values.Text(alias)], values.Number(alias), null),
        "Umbraco.DateTime" or "Umbraco.DateTimeUnspecified" or "Umbraco.DateOnly" => new([values.Text(alias)], null, values.Date(alias)),
        "Umbraco.ContentPicker" or "Umbraco.MultiNodeTreePicker" => new([.. values.Picks(alias).Select(k => k.ToString())], null, null),
        "Umbraco.MediaPicker3" => new([.. values.Media(alias).Select(m => m.Media.ToString())], null, null),
        "Umbraco.MultipleTextstring" => new([.. values.Lines(alias)], null, null),
        _ => new([.. values.Choices(alias) is { Count: > 0 } choices ? choices : [values.Text(alias)]], values.Number(alias), null),
    };

    /// <summary>By number, by date, then by the first text.</summary>
    public static int Compare(IndexedValue a, IndexedValue b) =>
        a.Number is { } one && b.Number is { } other ? one.CompareTo(other)
        : a.Date is { } day && b.Date is { } next ? day.CompareTo(next)
        : string.Compare(a.Texts.FirstOrDefault(), b.Texts.FirstOrDefault(), StringComparison.OrdinalIgnoreCase);
}
