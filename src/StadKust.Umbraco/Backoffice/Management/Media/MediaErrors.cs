using Microsoft.AspNetCore.Http;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;
using StadKust.Umbraco.Backoffice.Management.Values;

namespace StadKust.Umbraco.Backoffice.Management.Media;

/// <summary>Refusals of media values: fields by their paths, all else as a text.</summary>
internal static class MediaErrors
{
    public static IResult Checked(HttpContext context, IReadOnlyList<ValueFault> faults, IReadOnlyCollection<Finding> findings) =>
        faults.Any(f => f.Stops) || findings.Any(f => f is { Severity: Severity.Error, Field: not null }) ? Invalid(context, faults, findings)
        : findings.Any(f => f.Severity == Severity.Error) ? Answer.Refused(context, findings) : Answer.Done();

    public static IResult Of(HttpContext context, IReadOnlyCollection<Finding> findings) =>
        findings.All(f => f.Severity != Severity.Error || f.Field is not null) ? Invalid(context, [], findings) : Answer.Refused(context, findings);

    public static IResult Invalid(HttpContext context, IReadOnlyList<ValueFault> faults, IReadOnlyCollection<Finding> findings) =>
        Answer.Invalid(context, FieldErrors.Of(context, faults, findings));
}
