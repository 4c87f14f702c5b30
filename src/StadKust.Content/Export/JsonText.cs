using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StadKust.Content;

/// <summary>Writes JSON the one way our files and bodies have it: members in their order, letters as they are, numbers as they were written.</summary>
/// <remarks>The platform's encoders escape no-break spaces and letters beyond the first plane; a person could not read the files then.</remarks>
internal static class JsonText
{
    // A value from a file may be 64 deep and lies two deeper in a body; editors' values come through other doors with limits of their own.
    private const int Deepest = 256;

    /// <summary>Two spaces per level, one member a line.</summary>
    public static string Indented(JsonElement value)
    {
        var text = new StringBuilder();
        Write(text, value, 0);
        return text.ToString();
    }

    public static string Compact(JsonElement value)
    {
        var text = new StringBuilder();
        Write(text, value, -1);
        return text.ToString();
    }

    /// <summary>The values of a body, aliases in ordinal order, so that equal values give equal bytes.</summary>
    public static byte[] Body(IEnumerable<KeyValuePair<string, JsonElement>> values)
    {
        var text = new StringBuilder("{\"schema\":1,\"values\":{");
        var first = true;
        foreach (var (alias, value) in values.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            text.Append(first ? "" : ",");
            first = false;
            Quote(text, alias);
            text.Append(':');
            Write(text, value, -1);
        }

        return Encoding.UTF8.GetBytes(text.Append("}}").ToString());
    }

    public static Dictionary<string, JsonElement> Values(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Deepest });
        var values = new Dictionary<string, JsonElement>();
        foreach (var member in json.RootElement.Clone().GetProperty("values").EnumerateObject())
        {
            values[member.Name] = member.Value;
        }

        return values;
    }

    public static JsonElement String(string text) => JsonSerializer.SerializeToElement(text);

    /// <summary>Lower-case hex SHA-256.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

    // depth -1: on one line.
    private static void Write(StringBuilder text, JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = value.EnumerateObject();
                WriteList(text, '{', '}', members, depth, (member, inner) =>
                {
                    Quote(text, member.Name);
                    text.Append(depth < 0 ? ":" : ": ");
                    Write(text, member.Value, inner);
                });
                break;
            case JsonValueKind.Array:
                WriteList(text, '[', ']', value.EnumerateArray(), depth, (entry, inner) => Write(text, entry, inner));
                break;
            case JsonValueKind.String:
                Quote(text, value.GetString()!);
                break;
            case JsonValueKind.Undefined:
                text.Append("null");
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteList<T>(StringBuilder text, char open, char close, IEnumerable<T> entries, int depth, Action<T, int> write)
    {
        text.Append(open);
        var inner = depth < 0 ? -1 : depth + 1;
        var any = false;
        foreach (var entry in entries)
        {
            text.Append(any ? "," : "");
            any = true;
            Break(text, inner);
            write(entry, inner);
        }

        if (any)
        {
            Break(text, depth);
        }

        text.Append(close);
    }

    private static void Break(StringBuilder text, int depth)
    {
        if (depth >= 0)
        {
            text.Append('\n').Append(' ', depth * 2);
        }
    }

    private static readonly SearchValues<char> Special =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(i => (char)i), '"', '\\', '\u007f']);

    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        var rest = value.AsSpan();
        for (var at = rest.IndexOfAny(Special); at >= 0; at = rest.IndexOfAny(Special))
        {
            text.Append(rest[..at]);
            text.Append(rest[at] switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\f' => "\\f",
                '\u007f' => "\u007f",
                var c => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
            });
            rest = rest[(at + 1)..];
        }

        text.Append(rest).Append('"');
    }
}
