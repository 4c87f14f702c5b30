namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0004: All pages have one trim size and stand upright.</summary>
internal sealed class R0004SameSize() : Rule(
    "R0004",
    what: new(
        "Alle pagina's hebben hetzelfde netto formaat en staan rechtop",
        "Alle Seiten haben dasselbe Endformat und stehen aufrecht",
        "All pages have one trim size and stand upright"),
    why: "One page of another size shifts all that follow it on the sheet.",
    limit: "trim boxes of equal width and height, give or take 0.01 mm; no Rotate",
    source: "GWG 2022 R0004",
    mend: new(
        "Breng alle pagina's op één formaat",
        "Alle Seiten auf ein Format bringen",
        "Bring all pages to one size"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        if (file.Pages.Count == 0)
        {
            yield break;
        }

        // The size that most pages have is the one meant.
        var sizes = file.Pages.Select(p => (Page: p.Number, Size: $"{Subject.Say(p.Trim.Width * 25.4 / 72, "×")} {Subject.Say(p.Trim.Height * 25.4 / 72, "mm")}")).ToList();
        var usual = sizes.GroupBy(s => s.Size).OrderByDescending(g => g.Count()).First().Key;
        foreach (var (page, size) in sizes.Where(s => s.Size != usual))
        {
            yield return new Fault(size, usual, page);
        }

        foreach (var page in file.Pages.Where(p => p.Rotate % 360 != 0))
        {
            yield return new Fault(FormattableString.Invariant($"/Rotate {page.Rotate}"), "0", page.Number);
        }
    }
}
