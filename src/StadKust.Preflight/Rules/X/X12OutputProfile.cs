using System.Buffers.Binary;
using System.Text;

namespace StadKust.Preflight.Rules.X;

/// <summary>X12: The output profile is a sound CMYK printer profile.</summary>
internal sealed class X12OutputProfile() : Rule(
    "X12",
    what: new(
        "Het drukprofiel is een gezond CMYK-profiel voor een pers",
        "Das Druckprofil ist ein gesundes CMYK-Druckprofil",
        "The output profile is a sound CMYK printer profile"),
    why: "An empty or foreign profile makes every later conversion wrong without anybody noticing.",
    limit: "class prtr, space CMYK, version 2 to 4, size in the header = bytes of the stream",
    source: "ISO 15930-7:2010, 6.2.2; ICC.1:2010, 7.2; print-rules X12",
    mend: new(
        "Vraag de drukkerij om het profiel en sluit het opnieuw in",
        "Profil bei der Druckerei anfordern und neu einbetten",
        "Ask the print office for the profile and embed it again"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (intent, _) in file.PdfXIntents)
        {
            if (intent.Stream("DestOutputProfile") is not { } stream)
            {
                continue;
            }

            var decoded = stream.Decode(file.Limits);
            foreach (var fault in Header(decoded.Bytes))
            {
                yield return fault with { Object = $"object {stream.Dict.Number}" };
            }
        }
    }

    private static IEnumerable<Fault> Header(byte[] icc)
    {
        if (icc.Length < 132)
        {
            yield return new Fault(FormattableString.Invariant($"{icc.Length} B"), "≥ 132 B");
            yield break;
        }

        string Four(int at) => System.Text.Encoding.ASCII.GetString(icc, at, 4);
        if (Four(36) != "acsp")
        {
            yield return new Fault("acsp –", "acsp");
            yield break;
        }

        if (BinaryPrimitives.ReadUInt32BigEndian(icc) != icc.Length)
        {
            yield return new Fault(FormattableString.Invariant($"{icc.Length} B"), FormattableString.Invariant($"{BinaryPrimitives.ReadUInt32BigEndian(icc)} B"));
        }

        if (Four(12) != "prtr")
        {
            yield return new Fault($"class {Four(12)}", "prtr");
        }

        if (icc[8] is < 2 or > 4)
        {
            yield return new Fault(FormattableString.Invariant($"version {icc[8]}"), "2–4");
        }
    }
}
