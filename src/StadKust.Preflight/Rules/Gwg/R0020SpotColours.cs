namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0020: There are no spot colours.</summary>
internal sealed class R0020SpotColours() : Rule(
    "R0020",
    what: new(
        "Er zijn geen extra inkten",
        "Es gibt keine Sonderfarben",
        "There are no spot colours"),
    why: "The press has four units; a fifth ink is converted by guess or left out.",
    limit: "no colorant besides Cyan, Magenta, Yellow, Black, All and None",
    source: "GWG 2022 R0020, I00003",
    mend: new(
        "Zet steunkleuren om naar CMYK",
        "Sonderfarben in CMYK umwandeln",
        "Convert spot colours to CMYK"))
{
    private static readonly HashSet<string> Process = ["Cyan", "Magenta", "Yellow", "Black", "All", "None"];

    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items)
        {
            var space = item.Image is { } image ? image.Space : item.Paint.Space;
            foreach (var name in space?.All.SelectMany(s => s.Names).Where(n => !Process.Contains(n)) ?? [])
            {
                yield return Fault.At(page, item, name, "C, M, Y, K");
            }
        }
    }
}
