using System.Text.Json;
using System.Text.Json.Nodes;

namespace StadKust.Content;

/// <summary>Brings block lists of version 14 and older into the form since version 15: keys instead of UDIs, a list of values, everything visible.</summary>
/// <remarks>Source: usync-format.md, "Values in raw storage form". Nested values that are JSON written into a string become JSON.</remarks>
internal static class OldBlocks
{
    public static JsonElement Renew(JsonElement value)
    {
        var stored = Canonical(value);
        if (StoredForms.Member(stored, "blocks") is { ValueKind: JsonValueKind.Object } inText && IsOld(inText))
        {
            var rich = (JsonObject)JsonNode.Parse(stored.GetRawText())!;
            var name = rich.First(m => m.Key.Equals("blocks", StringComparison.OrdinalIgnoreCase)).Key;
            rich[name] = Renewed(inText);
            stored = JsonSerializer.SerializeToElement(rich);
        }
        else if (IsOld(stored))
        {
            stored = JsonSerializer.SerializeToElement(Renewed(stored));
        }

        return stored;
    }

    // Since version 15 the form is ours but for the spelling of its members, and names of old besides keys.
    private static JsonElement Canonical(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || !NeedsCare(value))
        {
            return value;
        }

        var json = JsonNode.Parse(value.GetRawText());
        Tidy(json);
        return JsonSerializer.SerializeToElement(json);
    }

    // Only objects with blocks are looked into, however deep they lie.
    private static bool NeedsCare(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when IsBlocks(value) && value.EnumerateObject().Any(m => Members.Contains(m.Name, StringComparer.OrdinalIgnoreCase) && !Members.Contains(m.Name, StringComparer.Ordinal)) => true,
        JsonValueKind.Object when IsBlocks(value) && value.GetRawText() is var text && (text.Contains("\"contentUdi\"", StringComparison.Ordinal) || text.Contains("\"udi\"", StringComparison.Ordinal)) => true,
        JsonValueKind.Object => value.EnumerateObject().Any(m => NeedsCare(m.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(NeedsCare),
        _ => false,
    };

    private static readonly string[] Members = ["contentData", "settingsData", "expose", "layout"];

    private static bool IsBlocks(JsonElement value) => StoredForms.Member(value, "contentData") is { ValueKind: JsonValueKind.Array };

    private static void Tidy(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var entry in list)
                {
                    Tidy(entry);
                }

                break;
            case JsonObject json:
                foreach (var name in json.Select(m => m.Key).ToList())
                {
                    if (Members.FirstOrDefault(m => m.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } spelled && spelled != name && !json.ContainsKey(spelled)
                        && json.Any(m => m.Key.Equals("contentData", StringComparison.OrdinalIgnoreCase)))
                    {
                        var at = json.IndexOf(name);
                        var inner = json[name];
                        json.RemoveAt(at);
                        json.Insert(at, spelled, inner);
                    }
                }

                // A key says it already; where there is none, the form is older and is renewed as a whole.
                foreach (var block in (json["contentData"] as JsonArray ?? []).Concat(json["settingsData"] as JsonArray ?? []).OfType<JsonObject>().Where(b => b.ContainsKey("key") && b.ContainsKey("values")))
                {
                    block.Remove("udi");
                }

                if (json.ContainsKey("contentKey"))
                {
                    json.Remove("contentUdi");
                    json.Remove("settingsUdi");
                }

                foreach (var member in json.Select(m => m.Value).ToList())
                {
                    Tidy(member);
                }

                break;
            default:
                break;
        }
    }

    private static bool IsOld(JsonElement value) =>
        StoredForms.Member(value, "contentData") is { ValueKind: JsonValueKind.Array } list
        && list.EnumerateArray().Any(e => StoredForms.Member(e, "values") is null && StoredForms.Member(e, "udi") is not null);

    private static JsonObject Renewed(JsonElement old)
    {
        var content = Elements(StoredForms.Member(old, "contentData"));
        return new JsonObject
        {
            ["contentData"] = content,
            ["settingsData"] = Elements(StoredForms.Member(old, "settingsData")),
            ["expose"] = new JsonArray([.. content.Select(c => (JsonNode)new JsonObject
            {
                ["contentKey"] = c!["key"]!.GetValue<string>(), ["culture"] = null, ["segment"] = null,
            })]),
            ["layout"] = Layout(StoredForms.Member(old, "layout")),
        };
    }

    private static JsonArray Elements(JsonElement? list)
    {
        var elements = new JsonArray();
        foreach (var entry in list is { ValueKind: JsonValueKind.Array } found ? found.EnumerateArray() : default)
        {
            var key = StoredForms.Udi(StoredForms.Member(entry, "udi") is { ValueKind: JsonValueKind.String } udi ? udi.GetString() : null);
            var type = StoredForms.Member(entry, "contentTypeKey");
            if (key is null || type is null || entry.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            var values = new JsonArray();
            foreach (var member in entry.EnumerateObject().Where(m => !m.NameEquals("udi") && !m.NameEquals("contentTypeKey") && !m.NameEquals("key")))
            {
                values.Add(new JsonObject
                {
                    ["alias"] = member.Name,
                    ["culture"] = null,
                    ["segment"] = null,
                    ["editorAlias"] = null,
                    ["value"] = Unwrapped(member.Value),
                });
            }

            elements.Add(new JsonObject { ["contentTypeKey"] = type.Value.ToString(), ["key"] = key.Value.ToString(), ["values"] = values });
        }

        return elements;
    }

    private static JsonNode? Unwrapped(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString()!.TrimStart() is ['{' or '[', ..] text)
        {
            try
            {
                using var inner = JsonDocument.Parse(text);
                return JsonNode.Parse(Renew(inner.RootElement).GetRawText());
            }
            catch (JsonException)
            {
                // A text that only looks like JSON, such as "[new] opening hours": it is text.
                return JsonValue.Create(value.GetString());
            }
        }

        return JsonNode.Parse((value.ValueKind == JsonValueKind.Object ? Renew(value) : value).GetRawText());
    }

    private static JsonObject Layout(JsonElement? layout)
    {
        var renewed = new JsonObject();
        foreach (var editor in layout is { ValueKind: JsonValueKind.Object } json ? json.EnumerateObject() : default)
        {
            renewed[editor.Name] = Entries(editor.Value);
        }

        return renewed;
    }

    private static JsonArray Entries(JsonElement list)
    {
        var entries = new JsonArray();
        foreach (var entry in list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default)
        {
            var renewed = new JsonObject
            {
                ["contentKey"] = Key(entry, "contentUdi"),
                ["settingsKey"] = Key(entry, "settingsUdi"),
            };
            foreach (var member in entry.ValueKind == JsonValueKind.Object ? entry.EnumerateObject() : default)
            {
                if (member.NameEquals("areas") && member.Value.ValueKind == JsonValueKind.Array)
                {
                    renewed["areas"] = new JsonArray([.. member.Value.EnumerateArray().Select(area => (JsonNode)new JsonObject
                    {
                        ["key"] = StoredForms.Member(area, "key")?.ToString(), ["items"] = Entries(StoredForms.Member(area, "items") ?? default),
                    })]);
                }
                else if (member.Name is not ("contentUdi" or "settingsUdi"))
                {
                    renewed[member.Name] = JsonNode.Parse(member.Value.GetRawText());
                }
            }

            entries.Add(renewed);
        }

        return entries;
    }

    private static JsonValue? Key(JsonElement entry, string member) =>
        StoredForms.Member(entry, member) is { ValueKind: JsonValueKind.String } udi && StoredForms.Udi(udi.GetString()) is { } key
            ? JsonValue.Create(key.ToString())
            : null;
}
