using System.Text.RegularExpressions;
using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.House;

/// <summary>H-IMPRINT: The colophon is complete, and what is paid says so.</summary>
internal sealed partial class HImprint() : Rule(
    "H-IMPRINT",
    what: new(
        "Het colofon is volledig en wat betaald is, zegt dat",
        "Das Impressum ist vollständig, und was bezahlt ist, sagt es",
        "The colophon is complete, and what is paid says so"),
    why: "Publisher and printer are asked for by law; a reader who takes an advert for an article has been deceived.",
    limit: "from 8 pages on: a page with colophon, publisher, printer, editors, run and delivery complaints; the word ADVERTENTIE at 8 pt or more; FSC and PEFC with licence number only",
    source: "house rule H-IMPRINT",
    mend: new(
        "Vul het colofon aan, of zet het woord ADVERTENTIE groter",
        "Impressum ergänzen oder das Wort ANZEIGE größer setzen",
        "Complete the colophon, or set the word ADVERTISEMENT larger"))
{
    // Leaflets and single pages of an edition have none.
    private const int FewestPages = 8;
    private const double SmallestWord = 8;

    private static readonly (string Name, Regex Words)[] Parts =
        [("uitgever / Herausgeber", Publisher()), ("drukker / Druckerei", Printer()), ("redactie / Redaktion", Editors()), ("oplage / Auflage", Run()), ("bezorging / Zustellung", Delivery())];

    public override IEnumerable<Fault> Check(Subject file)
    {
        var texts = file.Drawn.Select(p => (Page: p, Words: Words(p))).ToList();
        if (texts.Count >= FewestPages)
        {
            var page = texts.FirstOrDefault(t => Colophon().IsMatch(t.Words));
            if (page.Page is null)
            {
                yield return new Fault("–", "colofon / Impressum");
            }
            else
            {
                foreach (var (name, _) in Parts.Where(p => !p.Words.IsMatch(page.Words)))
                {
                    yield return new Fault("–", name, page.Page.Page.Number);
                }
            }
        }

        foreach (var (page, words) in texts)
        {
            foreach (var item in page.Items.Where(i => i is { Kind: DrawnKind.Text, IsInvisible: false } && Paid().IsMatch(i.Text) && i.Size < SmallestWord - 0.05))
            {
                yield return Fault.At(page, item, Subject.Say(item.Size, "pt"), "≥ 8 pt");
            }

            if (Label().Match(words) is { Success: true } label && !Licence().IsMatch(words))
            {
                yield return new Fault(label.Value, $"{label.Value} C000000", page.Page.Number);
            }
        }
    }

    // Lines in the order of painting, words that a line divides put together.
    private static string Words(PageFacts page) =>
        Divided().Replace(string.Join(' ', page.Items.Where(i => i is { Kind: DrawnKind.Text, IsInvisible: false }).Select(i => i.Text)), "");

    [GeneratedRegex(@"[-\u00AD] ")]
    private static partial Regex Divided();

    [GeneratedRegex(@"\b(colofon|impressum|imprint|colophon)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Colophon();

    [GeneratedRegex("uitgever|uitgave van|herausgeber|publisher|published by", RegexOptions.IgnoreCase)]
    private static partial Regex Publisher();

    [GeneratedRegex(@"\bdruk\b|drukker|druckerei|gesamtherstellung|printed by|\bprinter\b", RegexOptions.IgnoreCase)]
    private static partial Regex Printer();

    [GeneratedRegex(@"redactie|redaktion|\beditor", RegexOptions.IgnoreCase)]
    private static partial Regex Editors();

    [GeneratedRegex("oplage|auflage|print run|copies", RegexOptions.IgnoreCase)]
    private static partial Regex Run();

    [GeneratedRegex("bezorg|zustell|deliver", RegexOptions.IgnoreCase)]
    private static partial Regex Delivery();

    [GeneratedRegex("^(ADVERTENTIE|ANZEIGE|ADVERTISEMENT)$")]
    private static partial Regex Paid();

    [GeneratedRegex(@"\b(FSC|PEFC)\b")]
    private static partial Regex Label();

    [GeneratedRegex(@"FSC\W{0,3}C\d{6}|PEFC/\d\d-\d\d-\d+")]
    private static partial Regex Licence();
}
