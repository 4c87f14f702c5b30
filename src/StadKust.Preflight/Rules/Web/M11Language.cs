namespace StadKust.Preflight.Rules.Web;

/// <summary>M11-001: The file tells its language.</summary>
internal sealed class M11Language() : Rule(
    "M11-001",
    what: new(
        "Het bestand zegt in welke taal het is",
        "Die Datei nennt ihre Sprache",
        "The file tells its language"),
    why: "A Dutch text read in an English voice cannot be understood.",
    limit: "catalog /Lang: a language tag by BCP 47; Lang of elements likewise",
    source: "ISO 14289-1:2014, 7.2; Matterhorn 11-001 to 11-006",
    mend: new(
        "Stel de taal in",
        "Sprache einstellen",
        "Set the language"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        if (!IsTag(file.Catalog.Text("Lang")))
        {
            yield return new Fault($"/Lang {file.Catalog["Lang"]}", "nl / de / en");
        }

        foreach (var element in file.Structure.All.Where(e => e.Dict.Has("Lang") && !IsTag(e.Dict.Text("Lang"))))
        {
            yield return new Fault($"/Lang {element.Dict["Lang"]}", "BCP 47", Object: element.ToString());
        }
    }

    private static bool IsTag(string? text) => text is { Length: >= 2 } && text.Split('-') is [{ Length: 2 or 3 } first, ..] && first.All(char.IsAsciiLetter);
}
