using System.Runtime.CompilerServices;
using StadKust.Content;

namespace StadKust.Web.Website;

/// <summary>Sites that may show our lists: those of the published partners and organisers, by the address they are registered with, and those of the settings.</summary>
/// <remarks>Only https, and http on the machine itself for trying out. Kept with the set: registering a partner is publishing it.</remarks>
internal sealed class EmbeddingPartners(WebsiteSettings settings)
{
    private static readonly string[] Registered = ["partner", "organiser"];

    private readonly ConditionalWeakTable<ContentSet, string[]> kept = [];

    /// <summary>Origins such as <c>https://www.katwijk.example.org</c>, in order.</summary>
    public IReadOnlyList<string> OriginsOf(ContentSet set) => kept.GetValue(set, Read);

    public bool Admits(ContentSet set, string origin) => OriginsOf(set).Contains(origin, StringComparer.OrdinalIgnoreCase);

    private string[] Read(ContentSet set) =>
    [
        .. Registered
            .SelectMany(type => set.Languages.SelectMany(l => set.OfType(type, l.Culture).Select(k => set.Find(k, l.Culture))))
            .OfType<PublishedItem>()
            .SelectMany(item => item.Values.Links("link").Select(l => OriginOf(l.Address)))
            .Concat(settings.EmbedOrigins.Select(OriginOf))
            .OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal),
    ];

    private static string? OriginOf(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == "https" || uri.Scheme == "http" && uri.IsLoopback)
            ? uri.GetLeftPart(UriPartial.Authority) : null;
}
