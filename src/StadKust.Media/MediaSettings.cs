using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace StadKust.Media;

/// <summary>Where media lie and how much work a picture may be. Read once from <c>Media:…</c>; faults are reported together.</summary>
/// <param name="Folder">Disk store: <c>data/media</c>.</param>
/// <param name="RenditionFolder">Derived data; may be deleted at any time.</param>
/// <param name="AzureConnection">Set: files lie in Azure Blob Storage and <paramref name="Folder"/> is not used.</param>
/// <param name="SealKey">Key of the signatures on addresses outside the fixed list. Empty: a key of this process, so signed addresses end with it.</param>
/// <param name="MostBytes">A file beyond this is refused.</param>
/// <param name="MostPixels">A picture beyond this is refused; 24 MP is a camera, 100 MP a large scan.</param>
/// <param name="MostSeconds">A rendition that takes longer is given up.</param>
/// <param name="Parallel">Renditions made at the same time.</param>
/// <param name="NewPerMinute">New renditions one visitor may cause in a minute; those already made are not counted. A page of ours has at most forty pictures.</param>
public sealed record MediaSettings(
    string Folder = "data/media",
    string RenditionFolder = "data/renditions",
    string? AzureConnection = null,
    string AzureContainer = "media",
    string SealKey = "",
    long MostBytes = 256L * 1024 * 1024,
    long MostPixels = 100_000_000,
    int MostSeconds = 20,
    int Parallel = 2,
    int NewPerMinute = 240)
{
    /// <exception cref="ArgumentException">One or more settings cannot be meant; the message names all of them.</exception>
    public static MediaSettings From(IConfiguration configuration)
    {
        var given = configuration.GetSection("Media");
        var defaults = new MediaSettings();
        var faults = new List<string>();
        var settings = new MediaSettings(
            given["Folder"] ?? defaults.Folder,
            given["RenditionFolder"] ?? defaults.RenditionFolder,
            given["AzureConnection"] is { Length: > 0 } azure ? azure : null,
            given["AzureContainer"] ?? defaults.AzureContainer,
            given["SealKey"] ?? defaults.SealKey,
            Whole("MostBytes", defaults.MostBytes, 1024, 1L << 32),
            Whole("MostPixels", defaults.MostPixels, 10_000, 1_000_000_000),
            (int)Whole("MostSeconds", defaults.MostSeconds, 1, 600),
            (int)Whole("Parallel", defaults.Parallel, 1, 64),
            (int)Whole("NewPerMinute", defaults.NewPerMinute, 1, 100_000));
        if (settings.SealKey.Length is > 0 and < 16)
        {
            faults.Add($"Media:SealKey has {settings.SealKey.Length} characters; at least 16 are asked.");
        }

        return faults.Count == 0 ? settings : throw new ArgumentException(string.Join(" ", faults), nameof(configuration));

        long Whole(string name, long otherwise, long least, long most)
        {
            if (given[name] is not { Length: > 0 } text)
            {
                return otherwise;
            }

            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            {
                return number;
            }

            faults.Add($"Media:{name} is \"{text}\"; a whole number from {least} to {most} is asked.");
            return otherwise;
        }
    }
}
