namespace StadKust.Preflight;

/// <summary>The printing condition a file has to be made for (H-COND).</summary>
/// <param name="Identifier">Such as <c>FOGRA28</c>; empty when only the profile counts.</param>
/// <param name="ProfileSha256">Of the ICC profile, lower-case hexadecimal.</param>
/// <param name="IsConfirmed">By the print office.</param>
public sealed record WantedCondition(string Identifier, string ProfileSha256, bool IsConfirmed);
