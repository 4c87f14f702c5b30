using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StadKust.Umbraco.Tests.Delivery;

/// <summary>Answers as approved, under <c>Golden/</c>. <c>UPDATE_GOLDEN=1</c> takes the new ones.</summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task MatchesAsync(HttpResponseMessage response, string name, [CallerFilePath] string here = "")
    {
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        if (body is JsonObject problem && problem.ContainsKey("traceId"))
        {
            problem["traceId"] = "(another each time)";
        }

        var now = $"{(int)response.StatusCode} {response.Content.Headers.ContentType}\n{body.ToJsonString(Readable)}\n";
        var file = Path.Combine(Path.GetDirectoryName(here)!, "Golden", $"{name}.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, now, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), now);
    }
}
