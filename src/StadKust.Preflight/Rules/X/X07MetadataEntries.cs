namespace StadKust.Preflight.Rules.X;

/// <summary>X07: The metadata tell title, dates and identifiers.</summary>
internal sealed class X07MetadataEntries() : Rule(
    "X07",
    what: new(
        "De metadata zeggen titel, datums en kenmerken",
        "Die Metadaten nennen Titel, Daten und Kennungen",
        "The metadata tell title, dates and identifiers"),
    why: "They tell one version of a page from the next.",
    limit: "dc:title, xmp:CreateDate, ModifyDate, MetadataDate, xmpMM:DocumentID, VersionID, RenditionClass; dates as ISO 8601",
    source: "ISO 15930-7:2010, 6.7; print-rules X07",
    mend: new(
        "Exporteer als PDF/X-4",
        "Als PDF/X-4 exportieren",
        "Export as PDF/X-4"))
{
    private static readonly (string Space, string Name)[] Wanted =
    [
        (XmpPacket.Spaces.Dc, "title"), (XmpPacket.Spaces.Xmp, "CreateDate"), (XmpPacket.Spaces.Xmp, "ModifyDate"), (XmpPacket.Spaces.Xmp, "MetadataDate"),
        (XmpPacket.Spaces.Media, "DocumentID"), (XmpPacket.Spaces.Media, "VersionID"), (XmpPacket.Spaces.Media, "RenditionClass"),
    ];

    public override IEnumerable<Fault> Check(Subject file)
    {
        if (!file.Xmp.IsThere || file.Xmp.Trouble is not null || (file.Profile.AcceptsX1a && X06Identification.IsX1a(file)))
        {
            yield break;
        }

        foreach (var (space, name) in Wanted)
        {
            var value = file.Xmp[space, name];
            if (string.IsNullOrEmpty(value))
            {
                yield return new Fault($"{name} –", name);
            }
            else if (name.EndsWith("Date", StringComparison.Ordinal) && Dates.Xmp(value) is null)
            {
                yield return new Fault($"{name} {value}", "ISO 8601");
            }
        }
    }
}
