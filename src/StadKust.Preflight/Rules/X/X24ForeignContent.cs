using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Rules.X;

/// <summary>X24: All that is printed lies in the file.</summary>
internal sealed class X24ForeignContent() : Rule(
    "X24",
    what: new(
        "Alles wat gedrukt wordt zit in het bestand",
        "Alles, was gedruckt wird, liegt in der Datei",
        "All that is printed lies in the file"),
    why: "What is fetched from elsewhere is missing on the press.",
    limit: "no external streams, OPI, Alternates for printing, PostScript or reference objects",
    source: "ISO 15930-7:2010, 6.1.5 and 6.2.8; print-rules X24",
    mend: new(
        "Neem gekoppelde beelden op in het bestand",
        "Verknüpfte Bilder einbetten",
        "Put linked pictures into the file"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var stream in file.Streams)
        {
            var dict = stream.Dict;
            // F is also short for Filter, but only in pictures that stand in contents; those are no streams of the file.
            if (dict.Has("F") || dict.Has("FFilter") || dict.Has("FDecodeParms"))
            {
                yield return new Fault("/F", "", Object: dict.ToString());
            }

            if (dict.Has("OPI"))
            {
                yield return new Fault("/OPI", "", Object: dict.ToString());
            }

            if (dict.Array("Alternates").Values.OfType<PdfDict>().Any(a => a.Bool("DefaultForPrinting") == true))
            {
                yield return new Fault("/DefaultForPrinting", "", Object: dict.ToString());
            }

            if (dict.Name("Subtype") == "PS" || dict.Name("Subtype2") == "PS" || dict.Has("PS"))
            {
                yield return new Fault("PostScript", "", Object: dict.ToString());
            }

            if (dict.Name("Subtype") == "Form" && dict.Has("Ref"))
            {
                yield return new Fault("/Ref", "", Object: dict.ToString());
            }
        }
    }
}
