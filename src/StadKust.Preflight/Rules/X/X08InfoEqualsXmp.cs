namespace StadKust.Preflight.Rules.X;

/// <summary>X08: Information dictionary and XMP say the same.</summary>
internal sealed class X08InfoEqualsXmp() : Rule(
    "X08",
    what: new(
        "Informatie en XMP zeggen hetzelfde",
        "Info-Eintrag und XMP sagen dasselbe",
        "Information dictionary and XMP say the same"),
    why: "Two titles or two dates in one file: nobody knows which version it is.",
    limit: "Title, CreationDate, ModDate (to the second and in the same zone), Producer, Trapped",
    source: "ISO 15930-7:2010, 6.7; print-rules X08",
    mend: new(
        "Exporteer opnieuw; bewerk de eigenschappen niet achteraf",
        "Neu exportieren; Eigenschaften nicht nachträglich ändern",
        "Export again; do not edit the properties afterwards"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        if (!file.Xmp.IsThere || file.Xmp.Trouble is not null || file.Info.Count == 0)
        {
            yield break;
        }

        foreach (var (key, info, xmp) in Pairs(file))
        {
            if (info is not null && xmp is not null && info != xmp)
            {
                yield return new Fault($"{key}: {info}", xmp, Object: "/Info");
            }
        }
    }

    private static IEnumerable<(string, string?, string?)> Pairs(Subject file)
    {
        yield return ("Title", file.Info.Text("Title"), file.Xmp[XmpPacket.Spaces.Dc, "title"]);
        yield return ("Producer", file.Info.Text("Producer"), file.Xmp[XmpPacket.Spaces.Pdf, "Producer"]);
        yield return ("Trapped", file.Info.Name("Trapped"), file.Xmp[XmpPacket.Spaces.Pdf, "Trapped"]);
        yield return ("CreationDate", Dates.Pdf(file.Info.Text("CreationDate")), Dates.Xmp(file.Xmp[XmpPacket.Spaces.Xmp, "CreateDate"]));
        yield return ("ModDate", Dates.Pdf(file.Info.Text("ModDate")), Dates.Xmp(file.Xmp[XmpPacket.Spaces.Xmp, "ModifyDate"]));
    }
}
