using System.Collections.Immutable;
using System.Text.Json;
using StadKust.Content;

namespace StadKust.Events;

/// <param name="Score">1 when the name is the same; of a search the share of words found.</param>
public sealed record VenueMatch(Guid Key, string Name, string Address, double Score);

/// <param name="Created">Null when nothing was made.</param>
/// <param name="Known">Venues that may be meant; when there is a sure one nothing is made and it is the first.</param>
public sealed record VenueAnswer(Guid? Created, IReadOnlyList<VenueMatch> Known, ImmutableArray<Finding> Findings);

public sealed partial class Submissions
{
    private const double SameVenue = 0.9;

    /// <summary>Venues a partner may choose from, the best first.</summary>
    public IReadOnlyList<VenueMatch> Venues(string text, int most)
    {
        var wanted = Words.Of(text);
        var all = AllVenues();
        return wanted.Length == 0
            ? [.. all.OrderBy(v => v.Name, StringComparer.CurrentCultureIgnoreCase).Take(most)]
            : [.. all.Select(v => v with { Score = Match(wanted, Words.Of($"{v.Name} {v.Address}")) }).Where(v => v.Score > 0.5).OrderByDescending(v => v.Score).ThenBy(v => v.Name, StringComparer.Ordinal).Take(most)];
    }

    /// <summary>Makes a venue, unless there is one already: then that one is the answer. With <paramref name="isAnother"/> the partner has seen the alike ones and says it is another.</summary>
    public async Task<VenueAnswer> ProposeVenueAsync(
        PartnerScope scope, string name, string address, decimal? latitude, decimal? longitude, bool isAnother, CancellationToken stop)
    {
        var faults = FieldChecks.Of(new EventFields { Address = address, Latitude = latitude, Longitude = longitude }
            .In(Culture.Dutch, new EventWords(name))).Where(f => f.Severity == Severity.Error).ToImmutableArray();
        if (name.Trim().Length < 2 || address.Trim().Length < 3)
        {
            faults = faults.Add(new(Severity.Error, "venue-incomplete", "venue", "A venue needs a name and an address."));
        }

        if (faults.Length > 0)
        {
            return new(null, [], faults);
        }

        var (ofName, ofAddress) = (Words.Of(name), Words.Of(address));
        var alike = AllVenues().Select(v => v with { Score = 0.6 * Both(ofName, Words.Of(v.Name)) + 0.4 * Both(ofAddress, Words.Of(v.Address)) })
            .Where(v => v.Score > 0.55).OrderByDescending(v => v.Score).Take(5).ToList();
        if (alike is [{ Score: > SameVenue }, ..] || (alike.Count > 0 && !isAnother))
        {
            return new(null, alike, []);
        }

        var set = book.Sets.Published;
        if (set.Entries.FirstOrDefault(e => e.Type == "registry") is not { } registry)
        {
            return new(null, alike, [new(Severity.Error, "registry-missing", "venue", "The site has no registry to keep venues in.")]);
        }

        var key = Guid.NewGuid();
        var findings = await book.ChangeAsync(scope.Who, async handling =>
        {
            var shared = ImmutableDictionary<string, JsonElement>.Empty.Add("address", JsonSerializer.SerializeToElement(address.Trim()));
            if (latitude is { } north && longitude is { } east)
            {
                shared = shared.Add("latitude", JsonSerializer.SerializeToElement(north.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                    .Add("longitude", JsonSerializer.SerializeToElement(east.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }

            var cultures = set.Languages.Select(l => l.Culture).ToList();
            var made = await handling.Batch.CreateAsync(new NewItem("venue", registry.Key, key) { Names = cultures.ToImmutableDictionary(c => c, _ => name.Trim()), Shared = shared });
            return made.Any(f => f.Severity == Severity.Error) ? made : await handling.Batch.PublishAsync(key, cultures);
        }, stop);
        return findings.Any(f => f.Severity == Severity.Error) ? new(null, alike, findings) : new(key, alike, findings);
    }

    private List<VenueMatch> AllVenues()
    {
        var set = book.Sets.Published;
        return [.. set.Languages.SelectMany(l => set.OfType("venue", l.Culture).Select(k => (Key: k, l.Culture))).DistinctBy(v => v.Key)
            .Select(v => set.Find(v.Key, v.Culture)).OfType<PublishedItem>().Select(v => new VenueMatch(v.Key, v.Name, v.Values.Text("address"), 1))];
    }

    private static double Match(ImmutableArray<string> wanted, ImmutableArray<string> there) =>
        there.Length == 0 ? 0 : wanted.Average(w => there.Max(t => t.StartsWith(w, StringComparison.Ordinal) ? 1 : Words.Alike(w, t)));

    private static double Both(ImmutableArray<string> a, ImmutableArray<string> b) =>
        a.Length == 0 || b.Length == 0 ? 0 : (Match(a, b) * a.Length + Match(b, a) * b.Length) / (a.Length + b.Length);
}
