namespace StadKust.Typesetting.Tests;

public class LigatureTests
{
    private static readonly List<(string Kind, string Word, string[] Right)> Words = WordList.Read("ligatures.txt");

    [Fact]
    public void The_letter_ij_is_not_torn_apart_by_a_ligature()
    {
        using var fonts = new FontBook(Given.Fonts);
        var dutch = fonts.Shaper(Given.Literata, [], Given.Dutch);
        var words = Words.Where(w => w.Kind == "fij").Select(w => w.Word).ToList();

        Assert.True(words.Count >= 20);
        Assert.All(words, word => Assert.Equal(word.Length, dutch.Shape(word).Count));
        Assert.All(words, word => Assert.Equal(word.Length, dutch.Shape(word.ToUpperInvariant()).Count));
    }

    [Fact]
    public void No_ligature_stands_over_the_joint_of_a_compound()
    {
        using var fonts = new FontBook(Given.Fonts);
        var german = fonts.Shaper(Given.Literata, [], new Culture("de"));
        var seams = Words.Where(w => w.Kind == "seam").ToList();
        var torn = seams.Where(w => !german.Shape(w.Word).Clusters.Contains(w.Right[0].IndexOf('|', StringComparison.Ordinal))).Select(w => w.Right[0]);

        Assert.True(seams.Count >= 40);
        Assert.Equal([], torn);
    }

    [Fact]
    public void Ligatures_inside_a_part_stay()
    {
        using var fonts = new FontBook(Given.Fonts);
        var german = fonts.Shaper(Given.Literata, [], new Culture("de"));
        var english = fonts.Shaper(Given.Literata, [], new Culture("en"));

        Assert.All(Words.Where(w => w.Kind == "keep"), w => Assert.Equal(english.Shape(w.Word).Count, german.Shape(w.Word).Count));
        Assert.True(german.Shape("Pfiff").Count < 5);
        Assert.True(german.Shape("finden").Count < 6);
    }
}
