using StadKust.Content;
using StadKust.Media;
using StadKust.Typesetting;

namespace StadKust.Magazine.Stories;

/// <summary>A picture as print may use it.</summary>
/// <param name="Credit">Author and licence, for the list of credits.</param>
public sealed record StoryPicture(MediaRef Media, AltText? Alt, CropIntent Crop, string Caption, string Credit)
{
    /// <summary>The picture, or null with a finding when print must refuse it: gone, expired, not cleared for paper.</summary>
    public static StoryPicture? Of(ContentSet set, PickedMedia? picked, ContentCulture culture, string? altText, List<Finding> findings, string where)
    {
        if (picked is null)
        {
            return null;
        }

        if (set.Media(picked.Media) is not { Hash.Length: > 0 } entry)
        {
            findings.Add(new Finding(
                Severity.Error, "missing-picture", where, $"The picture {picked.Media} is not in the media library, or its file is missing.", "Choose another picture."));
            return null;
        }

        if (MediaRights.Of(entry).Against(new MediaUse(Channel.Print, DateOnly.MinValue), $"{where} / {entry.Name}") is { } refused)
        {
            findings.Add(refused);
            return null;
        }

        var values = entry.Values;
        var language = char.ToUpperInvariant(culture.Code[0]) + culture.Code[1..];
        var alt = altText is { Length: > 0 } ? altText : values.Text("alt" + language);
        var decorative = values.Flag("decorative");
        if (alt.Length == 0 && !decorative)
        {
            findings.Add(new Finding(Severity.Warning, "missing-alt", where, $"'{entry.Name}' has no description in '{culture}'.", "Describe what the picture shows."));
        }

        var focal = picked.Focal ?? entry.Focal ?? FocalPoint.Middle;
        var ratio = entry is { Width: > 0, Height: > 0 } ? (double)entry.Width.Value / entry.Height.Value : 1;
        return new StoryPicture(
            new MediaRef(entry.Key, new Hash(entry.Hash), TypeOf(entry.Extension), ratio),
            new AltText(alt, new PrintCulture(culture.Code), decorative),
            new CropIntent(focal.Left, focal.Top, true),
            values.Text("caption" + language),
            string.Join(", ", new[] { values.Text("author"), values.Text("licence") }.Where(t => t.Length > 0)));
    }

    private static string TypeOf(string extension) => extension switch
    {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "tif" or "tiff" => "image/tiff",
        _ => "image/jpeg",
    };
}
