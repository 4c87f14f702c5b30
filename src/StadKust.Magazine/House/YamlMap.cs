using System.Globalization;
using StadKust.Typesetting;

namespace StadKust.Magazine.House;

/// <summary>Keys and values of a YAML file. Remembers which keys were asked for: the others are unknown.</summary>
internal sealed class YamlMap(YamlKeys node, YamlFile file, string path)
{
    private readonly HashSet<string> asked = [];

    public YamlFile File => file;

    public YamlNode Node => node;

    /// <summary>Where in the file: <c>masters/cover/frames</c>.</summary>
    public string Path => path;

    public IEnumerable<string> Keys => node.Entries.Select(e => e.Key.Value);

    public bool Has(string key) => Find(key) is not null;

    public bool IsMap(string key) => Find(key) is YamlKeys;

    public bool IsList(string key) => Find(key) is YamlList;

    /// <summary>Every key with a map below it, in the order of the file; what is no map is a fault.</summary>
    public IEnumerable<(string Key, YamlMap Map)> Maps()
    {
        foreach (var key in Keys)
        {
            if (Map(key) is { } map)
            {
                yield return (key, map);
            }
        }
    }

    public YamlMap? Map(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlKeys map:
                return new YamlMap(map, file, Below(key));
            case var other:
                Wrong(other, key, "keys with values");
                return null;
        }
    }

    public YamlMap MapOrEmpty(string key) => Map(key) ?? new YamlMap(YamlKeys.None, file, Below(key));

    /// <summary>A list of maps.</summary>
    public IEnumerable<YamlMap> List(string key)
    {
        switch (Find(key))
        {
            case null:
                yield break;
            case YamlList list:
                var number = 0;
                foreach (var entry in list.Items)
                {
                    number++;
                    if (entry is YamlKeys map)
                    {
                        yield return new YamlMap(map, file, $"{Below(key)}/{number}");
                    }
                    else
                    {
                        Wrong(entry, key, "a list of keys with values");
                    }
                }

                break;
            case var other:
                Wrong(other, key, "a list");
                break;
        }
    }

    public IReadOnlyList<string> Texts(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlText one:
                return [one.Value];
            case YamlList list when list.Items.All(e => e is YamlText):
                return [.. list.Items.Cast<YamlText>().Select(e => e.Value)];
            case var other:
                Wrong(other, key, "a list of words");
                return [];
        }
    }

    public string? Text(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlText scalar:
                return scalar.Value;
            case var other:
                Wrong(other, key, "a word");
                return null;
        }
    }

    /// <summary>A text that has to be there; "" and a fault when it is not.</summary>
    public string Needed(string key)
    {
        if (Text(key) is { Length: > 0 } text)
        {
            return text;
        }

        file.Fault(node, "missing-key", $"{Here()} needs '{key}'.");
        return "";
    }

    public Length? Length(string key, Length gridStep)
    {
        if (Find(key) is not { } found)
        {
            return null;
        }

        if (found is YamlText { Value: var text } && LengthText.Read(text, gridStep) is { } length)
        {
            return length;
        }

        file.Fault(
            found, "wrong-length", $"'{Shown(found)}' at {Below(key)} is no length.", "Write a number with its unit: 9pt, 4mm or 2gl (grid lines).");
        return null;
    }

    public Length LengthOr(string key, Length gridStep, Length otherwise) => Length(key, gridStep) ?? otherwise;

    public double? Number(string key)
    {
        if (Find(key) is not { } found)
        {
            return null;
        }

        if (found is YamlText { Value: var text } && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Wrong(found, key, "a number");
        return null;
    }

    public int? Whole(string key) => Number(key) is { } number ? (int)Math.Round(number) : null;

    public bool? Flag(string key)
    {
        switch (Text(key))
        {
            case null:
                return null;
            case "true" or "yes":
                return true;
            case "false" or "no":
                return false;
            default:
                Wrong(Find(key)!, key, "true or false");
                return null;
        }
    }

    /// <summary>One of the words of an enum, written in kebab-case.</summary>
    public T? Choice<T>(string key)
        where T : struct, Enum
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), text.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        file.Fault(Find(key)!, "wrong-word", $"'{text}' at {Below(key)} is not known.", $"One of: {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}.");
        return null;
    }

    public void Fault(string key, string code, string message, string? hint = null) => file.Fault(Find(key) ?? node, code, message, hint);

    /// <summary>Says of every key nobody asked for that it is unknown. Called last.</summary>
    public void NoOthers()
    {
        foreach (var (key, _) in node.Entries)
        {
            if (!asked.Contains(key.Value))
            {
                file.Fault(key, "unknown-key", $"'{key.Value}' is not known in {Here()}.", $"Known here: {string.Join(", ", asked.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    private YamlNode? Find(string key)
    {
        asked.Add(key);
        foreach (var (known, value) in node.Entries)
        {
            if (known.Value == key)
            {
                return value;
            }
        }

        return null;
    }

    private void Wrong(YamlNode at, string key, string wanted) =>
        file.Fault(at, "wrong-value", $"{Below(key)} has to be {wanted}, not '{Shown(at)}'.");

    private static string Shown(YamlNode at) => at switch { YamlText text => text.Value, YamlKeys => "mapping", _ => "sequence" };

    private string Here() => path.Length == 0 ? "this file" : path;

    private string Below(string key) => path.Length == 0 ? key : $"{path}/{key}";
}
