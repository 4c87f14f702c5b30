using System.Collections.Immutable;
using System.Text.Json;
using StadKust.Content;

namespace StadKust.Web.Doors.Partner;

/// <summary>Takes a picture of a partner in: looked at before it is kept, with author, licence and words for those who cannot see it.</summary>
public sealed class EventPictureUpload(IMediaFiles files, MediaDrafts media)
{
    public const long MostBytes = 20 * 1024 * 1024;

    // 300 points an inch over half a column width of the magazine.
    private const int PrintableWidth = 1600;

    private static readonly HashSet<string> Kinds = new(StringComparer.OrdinalIgnoreCase) { ".jpg", ".jpeg", ".png", ".webp" };

    /// <returns>Key of the media item; the faults by field; the width when it is too small for paper.</returns>
    public async Task<(Guid? Media, IReadOnlyList<(string Field, string Word)> Faults, int? Small)> TakeAsync(IFormFile file, PictureForm about, string title, Guid account, CancellationToken stop)
    {
        var faults = new List<(string, string)>();
        if (string.IsNullOrWhiteSpace(about.Author))
        {
            faults.Add(("About.Author", "author-wanted"));
        }

        if (!PictureForm.Licences.Contains(about.Licence ?? ""))
        {
            faults.Add(("About.Licence", "licence-wanted"));
        }

        if (about.Alt.Values.All(string.IsNullOrWhiteSpace))
        {
            faults.Add(("alt-nl", "alt-wanted"));
        }

        if (file.Length > MostBytes)
        {
            faults.Add(("Picture", "picture-too-large"));
        }

        var kind = Path.GetExtension(file.FileName);
        if (!Kinds.Contains(kind))
        {
            faults.Add(("Picture", "picture-none"));
        }

        if (faults.Count > 0)
        {
            return (null, faults, null);
        }

        // The name people gave the file is theirs; ours is made of the event's.
        var name = Slugs.From(title) is { Length: > 0 } slug ? slug : "beeld";
        await using var bytes = file.OpenReadStream();
        var stored = await files.PutAsync(bytes, name + kind.ToLowerInvariant(), stop);
        if (stored.Width is null || stored.Finding is { Severity: Severity.Error })
        {
            return (null, [("Picture", "picture-none")], null);
        }

        var key = Guid.NewGuid();
        var outcome = await media.CreateAsync(New(key, name, kind.ToLowerInvariant(), stored, about), account.ToString(), stop);
        return outcome.Done ? (key, [], stored.Width < PrintableWidth ? stored.Width : null) : (null, [("Picture", "picture-none")], null);
    }

    private static NewMedia New(Guid key, string name, string kind, StoredFile stored, PictureForm about)
    {
        var values = new Dictionary<string, object?>
        {
            ["author"] = about.Author!.Trim(),
            ["licence"] = PictureForm.Told(about.Licence!),
            ["altNl"] = about.Alt.GetValueOrDefault("nl")?.Trim(),
            ["altDe"] = about.Alt.GetValueOrDefault("de")?.Trim(),
            ["altEn"] = about.Alt.GetValueOrDefault("en")?.Trim(),
        };
        if (about.Licence == "web")
        {
            values["channels"] = new[] { "web", "social" };
        }

        return new NewMedia(key, "Image", null, name)
        {
            Values = values.Where(v => v.Value is not null).ToImmutableDictionary(v => v.Key, v => JsonSerializer.SerializeToElement(v.Value)),
            File = new NewFile(name + kind, stored),
        };
    }
}
