using System.Runtime.CompilerServices;
using System.Text.Json;

namespace StadKust.Web.Tests.Backoffice;

/// <summary>The answers the client expects, as its package declares them. Made once per version of the package by <c>make-contract.mjs</c>.</summary>
internal static class Contract
{
    private static readonly JsonElement Whole = JsonDocument.Parse(File.ReadAllText(Path.Combine(Here(), "contract.json"))).RootElement;

    /// <summary>Whether the package declares the operation; what it does not is our own.</summary>
    public static bool Knows(string operation) => Whole.GetProperty("operations").TryGetProperty($"GET {Desk.Api}{operation}", out _);

    /// <param name="operation">Address with places: <c>/document/{id}</c>.</param>
    /// <returns>What is wrong, by path in the answer; empty when all is as declared. Fields nobody declared are no fault.</returns>
    public static IReadOnlyList<string> Faults(string operation, JsonElement answer)
    {
        var faults = new List<string>();
        Look(Whole.GetProperty("operations").GetProperty($"GET {Desk.Api}{operation}"), answer, "$", faults);
        return faults;
    }

    private static void Look(JsonElement schema, JsonElement value, string at, List<string> faults)
    {
        if (schema.TryGetProperty("$ref", out var name))
        {
            Look(Whole.GetProperty("models").GetProperty(name.GetString()!), value, at, faults);
        }

        if (schema.TryGetProperty("allOf", out var all))
        {
            foreach (var part in all.EnumerateArray())
            {
                Look(part, value, at, faults);
            }
        }

        if (schema.TryGetProperty("anyOf", out var any))
        {
            var tries = any.EnumerateArray().Select(part =>
            {
                var own = new List<string>();
                Look(part, value, at, own);
                return own;
            }).ToList();
            if (tries.TrueForAll(t => t.Count > 0))
            {
                faults.AddRange(tries.MinBy(t => t.Count)!);
            }
        }

        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(w => value.ValueKind == JsonValueKind.String && w.GetString() == value.GetString()))
        {
            faults.Add($"{at}: {value} is none of {words}");
        }

        if (schema.TryGetProperty("type", out var type))
        {
            LookAtType(schema, type.GetString()!, value, at, faults);
        }
    }

    private static void LookAtType(JsonElement schema, string type, JsonElement value, string at, List<string> faults)
    {
        var fits = type switch
        {
            "string" => value.ValueKind == JsonValueKind.String,
            "number" => value.ValueKind == JsonValueKind.Number,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            "array" => value.ValueKind == JsonValueKind.Array,
            _ => value.ValueKind == JsonValueKind.Object,
        };
        if (!fits)
        {
            faults.Add($"{at}: {type} wanted, {value.ValueKind} found");
        }
        else if (type == "array")
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                Look(schema.GetProperty("items"), item, $"{at}[{index++}]", faults);
            }
        }
        else if (type == "object")
        {
            foreach (var field in schema.GetProperty("required").EnumerateArray().Where(f => !value.TryGetProperty(f.GetString()!, out _)))
            {
                faults.Add($"{at}.{field}: missing");
            }

            foreach (var field in schema.GetProperty("properties").EnumerateObject())
            {
                if (value.TryGetProperty(field.Name, out var inner))
                {
                    Look(field.Value, inner, $"{at}.{field.Name}", faults);
                }
            }
        }
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
