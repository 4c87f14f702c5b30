using Microsoft.AspNetCore.Http;

namespace StadKust.Umbraco.Backoffice.Client;

/// <summary>What the page says when the client cannot run.</summary>
internal static class PlainWords
{
    public static readonly IReadOnlyDictionary<string, string> NotSafe = new Dictionary<string, string>
    {
        ["nl"] = "De redactie werkt alleen over https. Open dit adres met https:// ervoor, of vraag de beheerder om een certificaat. Op deze computer zelf werkt ook http://localhost.",
        ["de"] = "Die Redaktion arbeitet nur über https. Öffnen Sie diese Adresse mit https:// davor, oder bitten Sie die Administration um ein Zertifikat. Auf diesem Rechner selbst geht auch http://localhost.",
        ["en"] = "The editors' desk works over https only. Open this address with https:// in front, or ask the administrator for a certificate. On this computer itself http://localhost works too.",
    };

    public static readonly IReadOnlyDictionary<string, string> NotBuilt = new Dictionary<string, string>
    {
        ["nl"] = "De redactie ontbreekt in dit programma: bij het bouwen was Node er niet, of het npm-register was niet bereikbaar. Installeer Node 20 en bouw opnieuw. De website werkt gewoon.",
        ["de"] = "Die Redaktion fehlt in diesem Programm: Beim Bauen war Node nicht da, oder die npm-Registry war nicht erreichbar. Installieren Sie Node 20 und bauen Sie noch einmal. Die Website arbeitet wie gewohnt.",
        ["en"] = "The editors' desk is missing from this program: when it was built, Node was not there or the npm registry could not be reached. Install Node 20 and build again. The website works as ever.",
    };

    public static readonly IReadOnlyDictionary<string, string> NeedsScript = new Dictionary<string, string>
    {
        ["nl"] = "De redactie heeft JavaScript nodig.",
        ["de"] = "Die Redaktion braucht JavaScript.",
        ["en"] = "The editors' desk needs JavaScript.",
    };

    /// <summary><c>nl</c>, <c>de</c> or <c>en</c>, as the browser prefers; Dutch when it says nothing.</summary>
    public static string Language(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.ToString().Split('-')[0].ToLowerInvariant()).FirstOrDefault(NotSafe.ContainsKey) ?? "nl";
}
