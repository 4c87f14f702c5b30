using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Rules.X;

/// <summary>X02: The file has an identifier of two parts.</summary>
internal sealed class X02FileIdentifier() : Rule(
    "X02",
    what: new(
        "Het bestand heeft een kenmerk van twee delen",
        "Die Datei hat eine zweiteilige Kennung",
        "The file has an identifier of two parts"),
    why: "Without it a correction cannot be told from the file it replaces.",
    limit: "trailer /ID with two strings that are not empty",
    source: "ISO 15930-7:2010, 6.1; print-rules X02",
    mend: new(
        "Exporteer het bestand opnieuw",
        "Die Datei neu exportieren",
        "Export the file again"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var id = file.File.Trailer.Array("ID");
        if (id.Count != 2 || id.Values.Any(v => v is not PdfString { Bytes.Length: > 0 }))
        {
            yield return new Fault(id.Count == 0 ? "/ID –" : $"/ID {id}", "[(…) (…)]");
        }
    }
}
