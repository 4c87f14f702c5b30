namespace StadKust.Preflight.Rules.X;

/// <summary>X09: The file says whether it is trapped.</summary>
internal sealed class X09Trapped() : Rule(
    "X09",
    what: new(
        "Het bestand zegt of er getrapt is",
        "Die Datei sagt, ob sie überfüllt ist",
        "The file says whether it is trapped"),
    why: "A file that is trapped twice prints double contours.",
    limit: "Trapped is True or False, in the information dictionary and in XMP",
    source: "ISO 15930-7:2010, 6.9; print-rules X09",
    mend: new(
        "Zet bij het exporteren \"trapped\" op nee",
        "Beim Export „überfüllt“ auf Nein setzen",
        "Set \"trapped\" to no when exporting"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var xmp = file.Xmp[XmpPacket.Spaces.Pdf, "Trapped"];
        var info = file.Info.Name("Trapped");
        var isX1a = file.Profile.AcceptsX1a && X06Identification.IsX1a(file);
        if (file.Xmp is { IsThere: true, Trouble: null } && !isX1a && xmp is not ("True" or "False"))
        {
            yield return new Fault($"XMP {xmp ?? "–"}", "True / False");
        }

        if (file.Info.Count > 0 && (file.Info.Has("Trapped") || isX1a) && info is not ("True" or "False"))
        {
            yield return new Fault($"/Trapped {info ?? "–"}", "True / False");
        }
    }
}
