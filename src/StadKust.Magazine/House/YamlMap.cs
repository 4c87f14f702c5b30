using System.Globalization;
using StadKust.Typesetting;
using YamlDotNet.RepresentationModel;

namespace StadKust.Magazine.House;

/// <summary>Keys and values of a YAML file. Remembers which keys were asked for: the others are unknown.</summary>
internal sealed class YamlMap(YamlMappingNode node, YamlFile file, string path)
{
    private readonly HashSet<string> asked = [];

    public YamlFile File => file;

    public YamlNode Node => node;

    /// <summary>Where in the file: <c>masters/cover/frames</c>.</summary>
    public string Path => path;

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "");

    public bool Has(string key) => Find(key) is not null;

    public bool IsMap(string key) => Find(key) is YamlMappingNode;

    public bool IsList(string key) => Find(key) is YamlSequenceNode;

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
            case YamlMappingNode map:
                return new YamlMap(map, file, Below(key));
            case var other:
                Wrong(other, key, "keys with values");
                return null;
        }
    }

    public YamlMap MapOrEmpty(string key) => Map(key) ?? new YamlMap(new YamlMappingNode(), file, Below(key));

    /// <summary>A list of maps.</summary>
    public IEnumerable<YamlMap> List(string key)
    {
        switch (Find(key))
        {
            case null:
                yield break;
            case YamlSequenceNode list:
                var number = 0;
                foreach (var entry in list)
                {
                    number++;
                    if (entry is YamlMappingNode map)
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
            case YamlScalarNode one:
                return [one.Value ?? ""];
            case YamlSequenceNode list when list.All(e => e is YamlScalarNode):
                return [.. list.Cast<YamlScalarNode>().Select(e => e.Value ?? "")];
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
            case YamlScalarNode scalar:
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

        if (found is YamlScalarNode { Value: { } text } && LengthText.Read(text, gridStep) is { } length)
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

        if (found is YamlScalarNode { Value: { } text } && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
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
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>())
        {
            if (!asked.Contains(key.Value ?? ""))
            {
                file.Fault(key, "unknown-key", $"'{key.Value}' is not known in {Here()}.", $"Known here: {string.Join(", ", asked.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    private YamlNode? Find(string key)
    {
        asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;
    }

    private void Wrong(YamlNode at, string key, string wanted) =>
        file.Fault(at, "wrong-value", $"{Below(key)} has to be {wanted}, not '{Shown(at)}'.");

    private static string Shown(YamlNode at) => at is YamlScalarNode scalar ? scalar.Value ?? "" : at.NodeType.ToString().ToLowerInvariant();

    private string Here() => path.Length == 0 ? "this file" : path;

    private string Below(string key) => path.Length == 0 ? key : $"{path}/{key}";
}
