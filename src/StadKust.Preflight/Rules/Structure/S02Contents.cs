using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.Structure;

/// <summary>S02: The contents of every page can be read.</summary>
internal sealed class S02Contents() : Rule(
    "S02",
    what: new(
        "De inhoud van elke pagina is leesbaar",
        "Der Inhalt jeder Seite ist lesbar",
        "The contents of every page can be read"),
    why: "Where one program gives up, the rest of the page is missing.",
    limit: "known operators with all their operands, balanced q and Q, every resource there, every stream unpacks",
    source: "ISO 32000-1, 7.8.2 and annex A",
    mend: new(
        "Exporteer het bestand opnieuw",
        "Die Datei neu exportieren",
        "Export the file again"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var page in file.Drawn)
        {
            foreach (var trouble in page.Troubles)
            {
                yield return new Fault(trouble, "", page.Page.Number);
            }
        }

        foreach (var stream in file.Streams)
        {
            if (stream.Decode(file.Limits).Trouble is { } trouble)
            {
                yield return new Fault(trouble, "", Object: stream.ToString());
            }
        }
    }
}
