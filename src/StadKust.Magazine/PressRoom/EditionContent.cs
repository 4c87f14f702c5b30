using System.Security.Cryptography;
using System.Text;
using StadKust.Content;
using StadKust.Magazine.Editions;
using StadKust.Magazine.House;

namespace StadKust.Magazine.PressRoom;

/// <summary>A fingerprint of everything an edition is set from: flatplan, print folder, items, their pictures, the events of its calendar.</summary>
/// <remarks>Equal fingerprints give equal print files, so a publish of anything else sets nothing anew.</remarks>
internal static class EditionContent
{
    // Venues and municipalities are told beside the events.
    private static readonly string[] CalendarTypes = ["event", "venue", "destination"];

    public static string Fingerprint(Edition edition, HouseStyle house, ContentSet set)
    {
        var text = new StringBuilder();
        var adverts = Adverts.FolderOf(house, edition.Number);
        foreach (var file in Directory.GetFiles(house.Folder, "*.yaml")
            .Concat(Directory.Exists(adverts) ? Directory.GetFiles(adverts, "*.pdf") : [])
            .Append(Path.Combine(EditionFile.FolderOf(house), edition.Number + ".yaml")).Order(StringComparer.Ordinal))
        {
            text.Append(Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))).Append('\n');
        }

        foreach (var (source, other) in edition.Languages)
        {
            text.Append(source).Append(' ').Append(set.Find(edition.Sources[source], other)?.ContentHash).Append('\n');
        }

        var keys = edition.Sources.Values.Append(edition.Item);
        if (edition.Leaves.Any(l => l.Puts.Any(p => p is CalendarPut)))
        {
            keys = keys.Concat(CalendarTypes.SelectMany(type => set.OfType(type, edition.Culture)));
        }

        foreach (var key in keys.Distinct().Order())
        {
            text.Append(key).Append(' ').Append(set.Find(key, edition.Culture)?.ContentHash).Append('\n');
        }

        foreach (var media in set.AllMedia.OrderBy(m => m.Key))
        {
            text.Append(media.Key).Append(' ').Append(media.Hash).Append(' ').Append(media.Updated.Ticks).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
