namespace StadKust.Preflight.Rules.Structure;

/// <summary>S01: The structure of the file is sound.</summary>
internal sealed class S01FileStructure() : Rule(
    "S01",
    what: new(
        "De opbouw van het bestand is gaaf",
        "Der Aufbau der Datei ist heil",
        "The structure of the file is sound"),
    why: "Each program repairs damage in its own way, so the printer may see another page than we do.",
    limit: "cross-reference, objects, stream lengths and page tree as the standard says; nothing had to be repaired",
    source: "ISO 32000-1, 7; print-rules 1.1, extra own rules",
    mend: new(
        "Exporteer of verstuur het bestand opnieuw; het is beschadigd",
        "Datei neu exportieren oder neu senden; sie ist beschädigt",
        "Export or send the file again; it is damaged"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        // Everything is looked at first, so that damage anywhere has been met.
        _ = file.Drawn.Count + file.Streams.Count;
        foreach (var trouble in file.File.Troubles)
        {
            yield return new Fault(trouble, "");
        }

        if (file.File.Bytes[^Math.Min(1024, file.File.Bytes.Length)..].IndexOf("%%EOF"u8) < 0)
        {
            yield return new Fault("%%EOF –", "%%EOF");
        }

        if (file.Pages.Count == 0)
        {
            yield return new Fault("0", "≥ 1");
        }
    }
}
