using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>The folder of a municipality and year; made and published when it is not there yet.</summary>
internal sealed class EventFolders(DraftBatch batch, ContentSet set)
{
    private readonly Dictionary<(Guid, int), Guid> known = [];

    /// <returns>Null when the municipality is no destination of the site, or there is no calendar.</returns>
    public async Task<Guid?> OfAsync(Guid municipality, int year)
    {
        if (known.TryGetValue((municipality, year), out var there))
        {
            return there;
        }

        if (set.Entry(municipality) is not { Type: "destination" } || set.Entries.FirstOrDefault(e => e.Type == "calendar") is not { } calendar)
        {
            return null;
        }

        var ofTown = set.ChildEntries(calendar.Key).FirstOrDefault(e => e.Type == "eventFolder" && Names(e, municipality))?.Key
            ?? await MadeAsync(calendar.Key, Key($"{municipality:n}"), municipality, culture => NameOf(municipality, culture));
        var text = year.ToString(CultureInfo.InvariantCulture);
        var ofYear = set.ChildEntries(ofTown).FirstOrDefault(e => e.Type == "eventFolder" && set.Find(e.Key, e.Cultures[0])?.Name == text)?.Key
            ?? await MadeAsync(ofTown, Key($"{municipality:n}/{text}"), municipality, _ => text);
        known[(municipality, year)] = ofYear;
        return ofYear;
    }

    private bool Names(ItemEntry folder, Guid municipality) =>
        set.Find(folder.Key, folder.Cultures[0])?.Values.Picks("municipality").Contains(municipality) == true;

    private string NameOf(Guid municipality, Culture culture) =>
        (set.Find(municipality, culture) ?? set.CulturesOf(municipality).Select(c => set.Find(municipality, c)).First())!.Name;

    // A key that follows from what the folder is for: two runs at the same moment make one folder, not two.
    private async Task<Guid> MadeAsync(Guid parent, Guid key, Guid municipality, Func<Culture, string> name)
    {
        if (await batch.FindAsync(key) is null)
        {
            var cultures = set.Languages.Select(l => l.Culture).ToList();
            await batch.CreateAsync(new NewItem("eventFolder", parent, key)
            {
                Names = cultures.ToImmutableDictionary(c => c, name),
                Shared = ImmutableDictionary<string, JsonElement>.Empty.Add("municipality", JsonSerializer.SerializeToElement($"umb://document/{municipality:N}")),
                Values = cultures.ToImmutableDictionary(c => c, c => ImmutableDictionary<string, JsonElement>.Empty.Add("title", JsonSerializer.SerializeToElement(name(c)))),
            });
            await batch.PublishAsync(key, cultures);
        }

        return key;
    }

    private static Guid Key(string of) => new(SHA256.HashData(Encoding.UTF8.GetBytes("eventFolder/" + of)).AsSpan(0, 16));
}
