namespace StadKust.Preflight.Rules.X;

/// <summary>X11: The printing condition is complete and brings its profile.</summary>
internal sealed class X11OutputIntent() : Rule(
    "X11",
    what: new(
        "De drukvoorwaarde is volledig en heeft haar profiel bij zich",
        "Die Druckbedingung ist vollständig und bringt ihr Profil mit",
        "The printing condition is complete and brings its profile"),
    why: "The proof and the press must be set by the same numbers.",
    limit: "OutputConditionIdentifier; Info where the identifier is not registered; DestOutputProfile embedded with N = 4",
    source: "ISO 15930-7:2010, 6.2.2; print-rules X11",
    mend: new(
        "Sluit het profiel van de drukkerij in",
        "Profil der Druckerei einbetten",
        "Embed the print office's profile"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (intent, _) in file.PdfXIntents)
        {
            if (string.IsNullOrEmpty(intent.Text("OutputConditionIdentifier")))
            {
                yield return new Fault("/OutputConditionIdentifier –", "FOGRA…");
            }

            if (!intent.Has("RegistryName") && string.IsNullOrEmpty(intent.Text("Info")))
            {
                yield return new Fault("/Info –", "/Info");
            }

            if (intent.Stream("DestOutputProfile") is not { } profile)
            {
                yield return new Fault(intent.Has("DestOutputProfileRef") ? "/DestOutputProfileRef" : "/DestOutputProfile –", "/DestOutputProfile");
            }
            else if (profile.Dict.Integer("N") != 4)
            {
                yield return new Fault($"/N {profile.Dict["N"]}", "/N 4");
            }
        }
    }
}
