using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using StadKust.Content;

namespace StadKust.Media;

/// <summary>A media item as shown in one culture.</summary>
/// <param name="Alt">Empty for a decorative picture.</param>
/// <param name="Caption">Empty when there is none.</param>
/// <param name="Focal">Of the pick, else of the media item, else the middle.</param>
public sealed record Picture(MediaEntry Entry, string Alt, string Caption, string Author, string Licence, FocalPoint Focal, bool IsDecorative)
{
    public MediaKind Kind => MediaKinds.Of(Entry.Path);
}

/// <summary>Media items of a content set by address, with the words and rights they carry.</summary>
public sealed class MediaLibrary(TimeProvider clock)
{
    private readonly ConditionalWeakTable<ContentSet, FrozenDictionary<string, MediaEntry>> byPath = [];

    public MediaLibrary()
        : this(TimeProvider.System)
    {
    }

    /// <summary>The media item at an address such as <c>/media/k4tw1jk0/duinen.svg</c>.</summary>
    public MediaEntry? At(ContentSet set, string path) => byPath
        .GetValue(set, static s => s.AllMedia.Where(m => m.Path.Length > 0).DistinctBy(m => m.Path).ToFrozenDictionary(m => m.Path, StringComparer.OrdinalIgnoreCase))
        .GetValueOrDefault(path);

    /// <summary>A picked picture ready to show, or the finding that says why it is not shown.</summary>
    public (Picture? Picture, Finding? Finding) Show(ContentSet set, PickedMedia picked, Culture culture, Channel channel, string where)
    {
        if (set.Media(picked.Media) is not { Hash.Length: > 0 } entry)
        {
            return (null, new Finding(Severity.Warning, "media-missing", where, $"The picked media item {picked.Media} is gone or has no file."));
        }

        if (MediaRights.Of(entry).Against(Use(channel, culture), $"{where} / {entry.Name}") is { } refused)
        {
            return (null, refused with { Severity = channel == Channel.Web ? Severity.Warning : refused.Severity });
        }

        var picture = Describe(entry, culture, picked.Focal);
        var finding = picture.Alt.Length == 0 && !picture.IsDecorative
            ? new Finding(Severity.Warning, "alt-text-missing", $"{where} / {entry.Name}", $"The picture has no alternative text in \"{culture}\".", "Describe what it shows, or mark it as decorative.")
            : null;
        return (picture, finding);
    }

    /// <summary>Words of a media item in a culture, whatever its rights.</summary>
    public static Picture Describe(MediaEntry entry, Culture culture, FocalPoint? focal = null)
    {
        var suffix = culture.Code.Length == 0 ? "" : char.ToUpperInvariant(culture.Code[0]) + culture.Code[1..].ToLowerInvariant();
        var decorative = entry.Values.Flag("decorative");
        return new Picture(
            entry, decorative ? "" : entry.Values.Text("alt" + suffix), entry.Values.Text("caption" + suffix), entry.Values.Text("author"),
            entry.Values.Text("licence"), focal ?? entry.Focal ?? FocalPoint.Middle, decorative);
    }

    /// <summary>May the file itself be fetched from <c>/media</c> today? Territory is not asked: an address has no reader's country.</summary>
    public bool IsPublic(MediaEntry entry) =>
        MediaKinds.Of(entry.Path) is not (MediaKind.Profile or MediaKind.Unknown)
        && entry.Hash.Length > 0
        && (MediaRights.Of(entry) is var rights)
        && (rights.Against(new MediaUse(Channel.Web, Today), "") is null || rights.Against(new MediaUse(Channel.Social, Today), "") is null);

    // Dutch pages and those for expats are made for readers in the Netherlands, German ones for readers in Germany.
    private MediaUse Use(Channel channel, Culture culture) => new(channel, Today, culture == Culture.German ? "DE" : "NL");

    private DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
}
