namespace StadKust.Preflight.Rules.X;

/// <summary>X03: The file is not encrypted.</summary>
internal sealed class X03Encryption() : Rule(
    "X03",
    what: new(
        "Het bestand is niet versleuteld",
        "Die Datei ist nicht verschlüsselt",
        "The file is not encrypted"),
    why: "A press cannot ask for a password, and nothing in the file can be checked.",
    limit: "no /Encrypt in the trailer",
    source: "ISO 15930-7:2010, 6.1.3; print-rules X03",
    mend: new(
        "Sla het bestand zonder wachtwoord en zonder rechten op",
        "Ohne Kennwort und ohne Einschränkungen speichern",
        "Save without password and without restrictions"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        if (file.File.Trailer.Has("Encrypt"))
        {
            yield return new Fault($"/Encrypt {file.File.Trailer.Dict("Encrypt").Name("Filter")}");
        }
    }
}
