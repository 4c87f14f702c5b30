using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json;

namespace StadKust.Umbraco.Backoffice.Management.Values;

/// <summary>One text for all spellings of a value: no nulls, members in order, empty the same as missing. Tells whether an editor has touched a field.</summary>
internal static class Canonical
{
    /// <summary>"" for what counts as empty.</summary>
    public static string Text(JsonNode? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    /// <summary>Eight letters: two values of one field are told apart, which is all it is for.</summary>
    public static string Hash(JsonNode? value) => Hash(Text(value));

    public static string Hash(string text) =>
        text.Length == 0 ? "" : Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));

    private static void Write(StringBuilder text, JsonNode? value)
    {
        switch (value)
        {
            case null:
                break;
            case JsonObject json:
                var members = json.Select(m => (m.Key, Text: Text(m.Value))).Where(m => m.Text.Length > 0).OrderBy(m => m.Key, StringComparer.Ordinal).ToList();
                if (members.Count > 0)
                {
                    text.Append('{').AppendJoin(',', members.Select(m => $"{JsonSerializer.Serialize(m.Key)}:{m.Text}")).Append('}');
                }

                break;
            case JsonArray list:
                if (list.Count > 0)
                {
                    text.Append('[').AppendJoin(',', list.Select(Text)).Append(']');
                }

                break;
            case JsonValue leaf:
                text.Append(Leaf(leaf));
                break;
        }
    }

    private static string Leaf(JsonValue leaf) => leaf.GetValueKind() switch
    {
        JsonValueKind.False => "", // a switch that is off and one nobody has touched are the same; the client sends the first for the second
        JsonValueKind.String => leaf.GetValue<string>() is { Length: > 0 } text ? JsonSerializer.Serialize(text) : "",
        JsonValueKind.Number => decimal.TryParse(leaf.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? (number / 1.0000000000000000000000000000m).ToString(System.Globalization.CultureInfo.InvariantCulture) // 5 and 5.0 are one number
            : leaf.ToJsonString(),
        _ => leaf.ToJsonString(),
    };
}
