using System.Text.Json;

namespace StadKust.Content;

/// <summary>Paths of media files: <c>/media/&lt;folder&gt;/&lt;file&gt;</c> and nothing that leads elsewhere.</summary>
internal static class MediaPath
{
    private const int LongestPath = 260;

    /// <summary>The path named by a stored <c>umbracoFile</c>: plain text, or JSON with <c>src</c>.</summary>
    public static string Of(JsonElement? file) => file switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString() ?? "",
        { ValueKind: JsonValueKind.Object } => StoredForms.Member(file, "src") is { ValueKind: JsonValueKind.String } src ? src.GetString() ?? "" : "",
        _ => "",
    };

    public static bool IsSafe(string path) =>
        path.StartsWith("/media/", StringComparison.Ordinal)
        && path.Length <= LongestPath
        && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Any(c => char.IsControl(c) || c is ':' or '?' or '*' or '"' or '<' or '>' or '|')
        && path[1..].Split('/').All(part => part.Length > 0 && part is not ("." or ".."));

    /// <summary>Full path of the file below a folder; null when a link on the way leads out of it.</summary>
    public static string? Below(string folder, string path)
    {
        var root = Path.GetFullPath(folder);
        var full = Path.GetFullPath(Path.Combine(root, path[1..]));
        if (!full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return null;
        }

        for (var at = full; at.Length > root.Length; at = Path.GetDirectoryName(at)!)
        {
            if (new FileInfo(at).LinkTarget is not null)
            {
                return null;
            }
        }

        return full;
    }
}
