using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StadKust.Umbraco.Backoffice.Answers;

/// <summary>JSON as the back office's client reads and writes it: camel case, nulls written, 64 levels at most.</summary>
internal static class ClientJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = 64,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // answers are JSON with nosniff, never part of a page
        NumberHandling = JsonNumberHandling.Strict,
    };
}
