using System.Text.Json;
using System.Text.Json.Serialization;
using StadKust.Content;

namespace StadKust.Web.Commands;

/// <summary>What verbs print: findings for people or as JSON, and progress on standard error.</summary>
public static class Printed
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Json(object answer) => Console.Out.WriteLine(JsonSerializer.Serialize(answer, Options));

    /// <summary>Errors first; a note is shown only when there is nothing worse of its kind to say.</summary>
    public static void ForPeople(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings.OrderByDescending(f => f.Severity))
        {
            Console.Out.WriteLine($"{Word(finding.Severity),-8} {finding.Where}");
            Console.Out.WriteLine($"         {finding.Message} [{finding.Code}]");
            if (finding.Hint is { } hint)
            {
                Console.Out.WriteLine($"         {hint}");
            }
        }
    }

    /// <summary>1 when anything is worse than a note.</summary>
    public static int ExitCode(IEnumerable<Finding> findings) =>
        findings.Any(f => f.Severity != Severity.Note) ? CommandLine.Findings : CommandLine.Fine;

    /// <summary>Lines of progress on standard error, at most a few a second, so that output may be piped.</summary>
    public static IProgress<string> Progress() => new Lines();

    private static string Word(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };

    private sealed class Lines : IProgress<string>
    {
        private readonly Lock gate = new();
        private DateTime last;
        private string said = "";

        public void Report(string value)
        {
            lock (gate)
            {
                if (value == said || DateTime.UtcNow - last < TimeSpan.FromMilliseconds(200))
                {
                    return;
                }

                (last, said) = (DateTime.UtcNow, value);
                Console.Error.WriteLine(value);
            }
        }
    }
}
