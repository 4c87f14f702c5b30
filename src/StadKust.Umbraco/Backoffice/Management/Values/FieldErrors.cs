using Microsoft.AspNetCore.Http;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management.Values;

/// <summary>What is wrong with which field, by the paths the client looks up.</summary>
internal static class FieldErrors
{
    public static Dictionary<string, string[]> Of(HttpContext context, IReadOnlyList<ValueFault> faults, IReadOnlyCollection<Finding> findings)
    {
        var words = AnswerWords.For(context);
        return faults.Where(f => f.Stops).Select(f => (Path: FieldPaths.Of(f.Field), Text: words.Say(f.Code) ?? f.Code))
            .Concat(findings.Where(f => f is { Severity: Severity.Error, Field: not null }).Select(f => (Path: FieldPaths.Of(f.Field!), Text: words.Say(f))))
            .GroupBy(e => e.Path).ToDictionary(g => g.Key, g => g.Select(e => e.Text).Distinct().ToArray());
    }
}
