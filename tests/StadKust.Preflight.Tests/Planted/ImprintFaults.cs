using StadKust.Preflight.Tests.Files;
using StadKust.Typesetting;

namespace StadKust.Preflight.Tests.Planted;

/// <summary>Duties of a publisher that a file shows: its colophon, the mark of paid pages, labels of paper.</summary>
internal static class ImprintFaults
{
    private const string Colophon = "Colofon. Uitgever: Stad + Kust. Druk: De Rol, Leiden. Redactie: Breestraat 1. Oplage 200.000. Bezorging: 071.";

    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        new("a magazine without a colophon", () => Magazine("De stad krijgt een leeszaal."), ["H-IMPRINT"], []),
        new("a colophon without a printer", () => Magazine(Colophon.Replace("Druk: De Rol, Leiden. ", "", StringComparison.Ordinal)), ["H-IMPRINT"], []),
        new("a colophon that does not say the run", () => Magazine(Colophon.Replace("Oplage 200.000. ", "", StringComparison.Ordinal)), ["H-IMPRINT"], []),
        new("the mark of a paid page in 6 pt", () => Leaf(CleanFile.Text(-190, 20, "ADVERTENTIE", 6)), ["H-IMPRINT"], []),
        new("a label of paper without its licence", () => Leaf(CleanFile.Text(-190, 20, "Papier met FSC keurmerk", 8)), ["H-IMPRINT"], []),
    ];

    /// <summary>Eight pages with a whole colophon, a paid page and a label with its licence: the control.</summary>
    public static byte[] Sound() => Magazine(Colophon + " Papier: FSC C012345.", CleanFile.Text(30, 20, "ADVERTENTIE", 8));

    private static byte[] Leaf(Mark more) => CleanFile.Of(CleanFile.Text(-190, 40, "Langs de kust loopt een pad."), CleanFile.Text(30, 40, "Eind"), more);

    private static byte[] Magazine(string words, params Mark[] more) => CleanFile.Of([.. Enumerable.Range(0, 4).Select(i => new SetSpread(
        [new PageIndex((2 * i) + 1), new PageIndex((2 * i) + 2)], [$"{2 * i + 2}", $"{2 * i + 3}"],
        [CleanFile.Text(-190, 40 + i, "Langs de kust loopt een pad."), CleanFile.Text(30, 40 + i, "De stad krijgt een leeszaal."), .. i == 0 ? (IEnumerable<Mark>)[CleanFile.Text(-190, 60, words, 7), .. more] : []],
        new StructNode(Role.Document, new Culture("nl"), null, []), []) { StartsLeft = true })]);
}
