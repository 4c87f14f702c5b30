using StadKust.Content;

namespace StadKust.Themes;

/// <summary>A theme that cannot be used, or a template that broke: each finding names file and line.</summary>
public sealed class ThemeFaultException(IReadOnlyList<Finding> findings, Exception? inner = null)
    : Exception(string.Join(Environment.NewLine, findings.Select(f => $"{f.Where}: {f.Message}")), inner)
{
    public IReadOnlyList<Finding> Findings { get; } = findings;
}
