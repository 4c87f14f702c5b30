namespace StadKust.Preflight.Rules.Structure;

/// <summary>S00: The file is a PDF that can be read within the limits.</summary>
internal sealed class S00Readable() : Rule(
    "S00",
    what: new(
        "Het bestand is een leesbare PDF binnen de grenzen",
        "Die Datei ist ein lesbares PDF innerhalb der Grenzen",
        "The file is a PDF that can be read within the limits"),
    why: "What cannot be read cannot be printed.",
    limit: "header, catalog and pages; limits on size, depth, number and time",
    source: "house rule: limits on everything from outside",
    mend: new(
        "Exporteer het bestand opnieuw als PDF/X-4",
        "Datei neu als PDF/X-4 exportieren",
        "Export the file again as PDF/X-4"))
{
    /// <summary>Told at the door: a file that gets here can be read.</summary>
    public override IEnumerable<Fault> Check(Subject file) => [];
}
