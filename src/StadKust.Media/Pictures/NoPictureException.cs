using StadKust.Content;

namespace StadKust.Media;

/// <summary>Bytes that cannot be shown: no picture, too large, broken. Carries what a person should put right.</summary>
public sealed class NoPictureException(Finding finding) : Exception(finding.Message)
{
    public Finding Finding { get; } = finding;
}
