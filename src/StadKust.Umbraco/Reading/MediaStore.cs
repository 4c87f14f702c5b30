using System.Text.Json;

namespace StadKust.Umbraco.Reading;

/// <summary>The bytes of the other site's media, fetched once and again only when they have changed.</summary>
internal sealed class MediaStore(string folder, UmbracoSource source)
{
    private const int LongestPath = 260;

    private string IndexFile => Path.Combine(folder, "fetched.json");

    /// <summary>Path below <c>/media</c> the file is kept and served at; empty for a folder.</summary>
    public static string PathOf(DeliveredMedia media)
    {
        if (string.IsNullOrEmpty(media.Url))
        {
            return "";
        }

        var path = Uri.TryCreate(media.Url, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" ? absolute.AbsolutePath : media.Url.Split('?', '#')[0];
        path = Uri.UnescapeDataString(path);
        return IsSafe(path) ? path : $"/media/{media.Id:n}/{Named(path)}";
    }

    /// <summary>Fetches what is new.</summary>
    /// <returns>What could not be fetched: the page is shown without it, and it is tried again next time.</returns>
    public async Task<IReadOnlyList<(DeliveredMedia Media, string Reason)>> FetchAsync(IReadOnlyList<DeliveredMedia> media, CancellationToken stop)
    {
        var known = Known();
        var missing = new List<(DeliveredMedia, string)>();
        foreach (var one in media)
        {
            var path = PathOf(one);
            var stamp = $"{one.Url} {one.Bytes} {one.UpdateDate}";
            if (path.Length == 0 || (known.GetValueOrDefault(one.Id) == stamp && File.Exists(At(path))))
            {
                continue;
            }

            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
                var unfinished = At(path) + ".part";
                await using (var file = File.Create(unfinished))
                {
                    await source.DownloadAsync(one.Url!, file, stop);
                }

                File.Move(unfinished, At(path), overwrite: true);
                known[one.Id] = stamp;
            }
            catch (Exception trouble) when (trouble is HttpRequestException or IOException or JsonException)
            {
                missing.Add((one, trouble.Message));
            }
        }

        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(IndexFile, JsonSerializer.Serialize(known), stop);
        return missing;
    }

    private string At(string path) => Path.Combine(folder, path[1..]);

    private Dictionary<Guid, string> Known()
    {
        try
        {
            return File.Exists(IndexFile) ? JsonSerializer.Deserialize<Dictionary<Guid, string>>(File.ReadAllText(IndexFile)) ?? [] : [];
        }
        catch (JsonException)
        {
            // Cut off in the middle of writing: everything is fetched again.
            return [];
        }
    }

    private static bool IsSafe(string path) =>
        path.StartsWith("/media/", StringComparison.Ordinal) && path.Length <= LongestPath && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Any(c => char.IsControl(c) || c is ':' or '?' or '*' or '"' or '<' or '>' or '|')
        && path[1..].Split('/').All(part => part.Length > 0 && part is not ("." or ".."));

    private static string Named(string path)
    {
        var name = new string([.. path[(path.LastIndexOf('/') + 1)..].Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')]).TrimStart('.');
        return name.Length > 0 ? name[Math.Max(0, name.Length - 100)..] : "file";
    }
}
