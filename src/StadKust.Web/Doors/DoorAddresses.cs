using StadKust.Accounts;

namespace StadKust.Web.Doors;

internal static class DoorAddresses
{
    /// <summary>The address to return to after sign-in, when it lies on this site behind this door; else null.</summary>
    public static string? Local(string? back, Door door) =>
        back is { Length: > 0 and < 500 }
        && (back == door.Path || back.StartsWith(door.Path + "/", StringComparison.Ordinal) || back.StartsWith(door.Path + "?", StringComparison.Ordinal))
        && !back.Contains('\\', StringComparison.Ordinal)
        && !back.Any(char.IsControl)
            ? back
            : null;
}

/// <summary>Names of rate limits.</summary>
internal static class DoorLimits
{
    public const string SignIn = "sign-in";
}
