namespace StadKust.Typesetting;

/// <summary>Where a division falls on a joint of a compound, or after a prefix: readers stumble less there.</summary>
/// <remarks>
/// Lists of our own, from the vocabulary of a region's magazine: the parts compounds most often end or begin with. They only weigh places
/// the patterns found; a seam they do not know costs as much as any other place.
/// </remarks>
internal sealed class Seams(string secondParts, string firstParts, string prefixes)
{
    public static Seams Dutch { get; } = new(
        """
        huis huizen plein pleinen weg wegen stad steden straat straten markt markten museum musea tuin tuinen park parken vaart dag dagen tijd tijden route routes
        plaats plaatsen gebied gebieden land landen water waters haven havens kerk kerken toren torens brug bruggen boot boten trein treinen kaart kaarten
        winkel winkels boek boeken feest feesten avond avonden middag ochtend nacht jaar jaren week weken seizoen centrum gids gidsen tocht tochten rit ritten
        wandeling wandelingen fiets fietsen kamer kamers zaal zalen gebouw gebouwen werk werken werker werkers kunst kunsten school scholen kind kinderen
        vogel vogels bloem bloemen veld velden duin duinen strand stranden meer meren bos bossen dorp dorpen molen molens boerderij winkelen bezoek bezoeker bezoekers
        leven lijn lijnen punt punten deel delen kant kanten concert concerten programma festival voorstelling tentoonstelling rondleiding verhaal verhalen
        """,
        "stads stad water markt haven kerk museum strand zee dorps dorp school kinder bloemen bollen vogel natuur kunst muziek fiets wandel trein bus zomer winter voorjaars najaars week maand jaar hoofd groot klein nieuw oud rijks provincie gemeente burger tuin land boeren vis kaas bier wijn brood",
        "be ge ver ont her aan af bij door in mee na om onder op over tegen toe uit voor weg mis wan on");

    public static Seams German { get; } = new(
        """
        haus häuser platz plätze weg wege stadt städte straße straßen markt märkte museum museen garten gärten park parks fahrt fahrten tag tage zeit zeiten tour touren
        ort orte gebiet gebiete land länder wasser hafen häfen kirche kirchen turm türme brücke brücken boot boote schiff schiffe bahn bahnen bahnhof karte karten
        laden läden buch bücher fest feste abend abende nacht jahr jahre woche wochen zentrum führung führungen reise reisen raum räume saal säle gebäude werk werke
        kunst künste schule schulen kind kinder vogel vögel blume blumen feld felder düne dünen strand strände see seen wald wälder dorf dörfer mühle mühlen hof höfe
        leben linie linien punkt punkte teil teile seite seiten konzert konzerte programm festival ausstellung ausstellungen geschichte geschichten schau tisch zimmer
        """,
        "stadt wasser markt hafen kirchen museums strand see dorf schul kinder blumen vogel natur kunst musik rad wander bahn bus sommer winter frühlings herbst wochen monats jahres haupt groß klein neu alt reichs landes bundes bürger garten bauern fisch käse bier wein brot küsten insel leucht gast weihnachts oster",
        "be ge er ver ent zer miss ab an auf aus bei ein mit nach vor zu über unter um durch wider hin her un ur");

    private readonly HashSet<string> seconds = Of(secondParts);
    private readonly HashSet<string> firsts = Of(firstParts);
    private readonly HashSet<string> before = Of(prefixes);

    /// <param name="lower">A run of letters in lower case.</param>
    /// <param name="place">Letters before the division.</param>
    public bool IsSeam(ReadOnlySpan<char> lower, int place) =>
        Has(seconds, lower[place..]) && place >= 3
        || Has(firsts, lower[..place]) && lower.Length - place >= 4
        || Has(before, lower[..place]) && lower.Length - place >= 4;

    private static bool Has(HashSet<string> parts, ReadOnlySpan<char> part) => part.Length <= 16 && parts.Contains(part.ToString());

    private static HashSet<string> Of(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
}
