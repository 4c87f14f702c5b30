namespace StadKust.Content.Tests;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Dünen & Strand", "duenen-strand")]
    [InlineData("Größe zählt, Ölmühle", "groesse-zaehlt-oelmuehle")]
    [InlineData("ÄÖÜ ẞ", "aeoeue-ss")]
    [InlineData("’s-Gravenhage café", "s-gravenhage-cafe")]
    [InlineData("Zoë’s huis", "zoes-huis")]
    [InlineData("  -- Leiden --  ", "leiden")]
    [InlineData("50 % korting", "50-korting")]
    [InlineData("Łódź", "lodz")]
    [InlineData("日本", "")]
    public void Name_becomes_a_slug(string name, string slug) => Assert.Equal(slug, Slugs.From(name));

    [Fact]
    public void Decomposed_letters_give_the_same_slug_as_composed_ones() =>
        Assert.Equal(Slugs.From("Münze"), Slugs.From("Mu\u0308nze"));

    [Fact]
    public void Long_name_is_cut_at_a_dash()
    {
        var slug = Slugs.From(string.Join(' ', Enumerable.Repeat("bestemming", 20)));

        // Nine words of ten letters with their dashes make 98 letters; a tenth would make 109.
        Assert.Equal(string.Join('-', Enumerable.Repeat("bestemming", 9)), slug);
    }

    [Fact]
    public void Slug_of_a_name_without_letters_is_made_from_the_key() => Assert.Equal("00000000", Slugs.Of(Given.Leiden, "日本", null));

    [Fact]
    public void Slug_that_editors_give_goes_first() => Assert.Equal("stad", Slugs.Of(Given.Leiden, "Leiden", JsonText.String("Stad")));
}
