using System.Security.Cryptography;

namespace StadKust.Preflight.Rules.House;

/// <summary>H-SAME: No two pages are the same.</summary>
internal sealed class HSame() : Rule(
    "H-SAME",
    what: new(
        "Geen twee pagina's zijn gelijk",
        "Keine zwei Seiten sind gleich",
        "No two pages are the same"),
    why: "A page that occurs twice has usually pushed another one out.",
    limit: "pages with equal contents and resources",
    source: "house rule: blank and duplicate pages",
    mend: new(
        "Controleer of de juiste pagina geplaatst is",
        "Prüfen, ob die richtige Seite platziert ist",
        "See whether the right page was placed"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var page in file.Drawn.Where(p => p.Items.Count > 0))
        {
            var (bytes, _) = page.Page.Contents(file.Limits);
            var pictures = string.Join(' ', page.Items.Select(i => i.Image?.Dict.Number ?? 0));
            if (!seen.TryAdd(Convert.ToHexString(SHA256.HashData(bytes)) + pictures, page.Page.Number))
            {
                yield return new Fault(FormattableString.Invariant($"{page.Page.Number} = {seen[Convert.ToHexString(SHA256.HashData(bytes)) + pictures]}"), "", page.Page.Number);
            }
        }
    }
}
