namespace StadKust.Preflight.Rules.X;

/// <summary>X26: No form fields and no attached files.</summary>
internal sealed class X26FormsAndFiles() : Rule(
    "X26",
    what: new(
        "Geen formulieren en geen bijgevoegde bestanden",
        "Keine Formulare und keine angehängten Dateien",
        "No form fields and no attached files"),
    why: "Fields may print empty or filled, and attachments are a way in for what nobody checked.",
    limit: "no AcroForm with fields, no XFA, no EmbeddedFiles, no collection",
    source: "ISO 15930-7:2010, 6.8; print-rules X26",
    mend: new(
        "Exporteer zonder formulier en zonder bijlagen",
        "Ohne Formular und ohne Anhänge exportieren",
        "Export without form and without attachments"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var form = file.Catalog.Dict("AcroForm");
        if (form.Array("Fields").Count > 0 || form.Has("XFA"))
        {
            yield return new Fault(form.Has("XFA") ? "/XFA" : FormattableString.Invariant($"{form.Array("Fields").Count} /Fields"), "");
        }

        if (file.Catalog.Dict("Names").Has("EmbeddedFiles") || file.Dictionaries.Any(d => d.Has("EF") && d.Name("Type") is "Filespec" or "F"))
        {
            yield return new Fault("/EmbeddedFiles", "");
        }

        if (file.Catalog.Has("Collection"))
        {
            yield return new Fault("/Collection", "");
        }
    }
}
