using System.Collections.Immutable;
using StadKust.Content;

namespace StadKust.Themes.Tests;

/// <summary>Sections of any size: a screenful at a time, with a way on and back.</summary>
public sealed class ListedTests
{
    private const int Many = 1000;

    private static readonly Theme House = Theme.Load(Given.ThemeFolder);
    private static readonly ContentSet Set = Make();

    [Theory]
    [InlineData(1, 48, false, true)]
    [InlineData(2, 48, true, true)]
    [InlineData(9999, 22, true, false)]
    public void A_section_of_a_thousand_places_shows_one_page_of_them(int asked, int shown, bool hasPrevious, bool hasNext)
    {
        var scope = Given.Scope(Culture.Dutch, Set) with { PageNumber = asked };
        var places = scope.Item(Set.OfType("places", Culture.Dutch)[0])!;
        var head = new PageHead("Zien en doen", "", "", true, null, [], [], [], SafeHtml.Empty);

        var page = House.Render(scope, "types/places", places, head, new Dictionary<string, object?>());

        Assert.Equal(shown, page.Html.Split("<article class=\"card ").Length - 1);
        Assert.Equal(hasPrevious, page.Html.Contains("rel=\"prev\"", StringComparison.Ordinal));
        Assert.Equal(hasNext, page.Html.Contains("rel=\"next\"", StringComparison.Ordinal));
        Assert.DoesNotContain(page.Findings, f => f.Code == "phrase-missing");
    }

    [Fact]
    public void A_section_that_fits_on_one_page_has_no_way_on()
    {
        var scope = Given.Scope(Culture.Dutch);
        var places = scope.Item(scope.Set.OfType("places", Culture.Dutch)[0])!;
        var head = new PageHead("Zien en doen", "", "", true, null, [], [], [], SafeHtml.Empty);

        Assert.DoesNotContain("pager", House.Render(scope, "types/places", places, head, new Dictionary<string, object?>()).Html, StringComparison.Ordinal);
    }

    private static ContentSet Make()
    {
        var real = SiteExport.Read(Path.Combine(Given.Repository, "content-export"));
        var place = real.Items.First(i => i.Type == "place");
        return new SiteExport
        {
            Folder = real.Folder,
            Model = real.Model,
            Languages = real.Languages,
            Words = real.Words,
            Media = real.Media,
            Items =
            [
                .. real.Items,
                .. Enumerable.Range(0, Many).Select(n => place with { Key = SmallSite.Id($"place {n}"), Names = place.Names.ToImmutableDictionary(p => p.Key, p => $"{p.Value} {n}"), SortOrder = 1000 + n }),
            ],
        }.ToSet();
    }
}
