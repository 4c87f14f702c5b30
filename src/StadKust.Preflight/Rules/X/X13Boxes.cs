using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Rules.X;

/// <summary>X13: Every page has boxes that fit into each other.</summary>
internal sealed class X13Boxes() : Rule(
    "X13",
    what: new(
        "Elke pagina heeft kaders die in elkaar passen",
        "Jede Seite hat Rahmen, die ineinander passen",
        "Every page has boxes that fit into each other"),
    why: "The trim box is where the knife goes; without it nobody can place or cut the page.",
    limit: "MediaBox; TrimBox or ArtBox, not both; Trim ≤ Bleed ≤ Crop ≤ Media, give or take 0.01 pt",
    source: "ISO 15930-7:2010, 6.6; print-rules X13",
    mend: new(
        "Exporteer met netto formaat en afloop",
        "Mit Endformat und Anschnitt exportieren",
        "Export with trim and bleed"))
{
    private const double Tolerance = 0.01;

    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var page in file.Pages)
        {
            if (page.Box("MediaBox") is not { IsEmpty: false } media)
            {
                yield return new Fault("MediaBox –", "MediaBox", page.Number);
                continue;
            }

            var (trim, art) = (page.Box("TrimBox"), page.Box("ArtBox"));
            if (trim is null && art is null)
            {
                yield return new Fault("TrimBox –", "TrimBox", page.Number);
            }

            if (trim is not null && art is not null)
            {
                yield return new Fault("TrimBox + ArtBox", "TrimBox", page.Number);
            }

            (string Name, Box? Value)[] boxes = [("TrimBox", trim ?? art), ("BleedBox", page.Box("BleedBox")), ("CropBox", page.Box("CropBox")), ("MediaBox", media)];
            (string Name, Box Value)? inner = null;
            foreach (var (name, value) in boxes)
            {
                if (value is not { } box)
                {
                    continue;
                }

                if (box.IsEmpty || (inner is { } last && !box.Holds(last.Value, Tolerance)))
                {
                    yield return new Fault($"{inner?.Name} {inner?.Value}", $"≤ {name} {box}", page.Number);
                }

                inner = (name, box);
            }
        }
    }
}
