using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace StadKust.Umbraco.Backoffice.Answers;

/// <summary>Requests to the Management API that nothing answers: counted, so that a screen which asks for them is found.</summary>
public sealed partial class Unanswered(ILogger<Unanswered> log)
{
    private const int MostKept = 500;
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>Method and path with keys replaced, and how often.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    internal static IResult Answer(HttpContext context, Unanswered unanswered)
    {
        unanswered.Note($"{context.Request.Method} {WithoutKeys(context.Request.Path)}");
        return Problem.NotFound("This part of the Management API is not served.");
    }

    private void Note(string what)
    {
        if (counts.Count >= MostKept && !counts.ContainsKey(what))
        {
            return;
        }

        if (counts.AddOrUpdate(what, 1, (_, n) => n + 1) == 1)
        {
            NotServed(what);
        }
    }

    private static string WithoutKeys(PathString path) => string.Join('/', (path.Value ?? "").Split('/').Select(p => Guid.TryParse(p, out _) ? "{id}" : p.Length > 60 ? p[..60] : p));

    [LoggerMessage(Level = LogLevel.Information, Message = "Not served, asked for by a back office: {What}")]
    private partial void NotServed(string what);
}
