namespace StadKust.Preflight.Rules.X;

/// <summary>X10: There is exactly one printing condition.</summary>
internal sealed class X10OneOutputIntent() : Rule(
    "X10",
    what: new(
        "Er is precies één drukvoorwaarde",
        "Es gibt genau eine Druckbedingung",
        "There is exactly one printing condition"),
    why: "Colour numbers mean nothing without the condition they are made for, and two conditions contradict each other.",
    limit: "one OutputIntent with S = GTS_PDFX",
    source: "ISO 15930-7:2010, 6.2.2; print-rules X10",
    mend: new(
        "Exporteer met één uitvoerintentie",
        "Mit genau einem Output-Intent exportieren",
        "Export with one output intent"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var count = file.PdfXIntents.Count();
        if (count != 1)
        {
            yield return new Fault(FormattableString.Invariant($"{count}"), "1");
        }
    }
}
