using StadKust.Content;

namespace StadKust.Media.Tests;

public sealed class RightsTests
{
    private static readonly DateOnly Today = new(2027, 3, 20);

    [Fact]
    public void A_licence_without_limits_allows_all() =>
        Assert.Null(new MediaRights([], [], null, null).Against(new MediaUse(Channel.Print, Today, "NL", 200_000), "p"));

    [Theory]
    [InlineData("2027-03-20", null)]
    [InlineData("2027-03-19", "rights-expired")]
    public void The_last_day_still_counts(string last, string? code) =>
        Assert.Equal(code, new MediaRights([], [], null, DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture)).Against(new MediaUse(Channel.Web, Today), "p")?.Code);

    [Theory]
    [InlineData(Channel.Web, null)]
    [InlineData(Channel.Print, "rights-channel")]
    public void A_picture_for_the_web_is_not_printed(Channel channel, string? code) =>
        Assert.Equal(code, new MediaRights(["web", "social"], ["world"], null, null).Against(new MediaUse(channel, Today, "DE"), "p")?.Code);

    [Theory]
    [InlineData("NL", null)]
    [InlineData("DE", "rights-territory")]
    public void A_picture_for_the_Netherlands_is_not_shown_in_Germany(string territory, string? code) =>
        Assert.Equal(code, new MediaRights([], ["NL"], null, null).Against(new MediaUse(Channel.Web, Today, territory), "p")?.Code);

    [Fact]
    public void A_run_beyond_the_licence_names_both_numbers()
    {
        var finding = new MediaRights([], [], 50_000, null).Against(new MediaUse(Channel.Print, Today, "NL", 200_000), "page 4")!;

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains("50000", finding.Message, StringComparison.Ordinal);
        Assert.Contains("200000", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_are_those_of_the_culture_and_a_decorative_picture_has_none()
    {
        var file = new StoredFile(new string('a', 64), 1, 100, 100, null);
        var described = Given.Entry(file, "/media/a/a.jpg", null, ("altNl", "Vuurbaak"), ("altDe", "Leuchtfeuer"), ("captionDe", "Abends"), ("author", "Redactie"));
        var decorative = Given.Entry(file, "/media/a/b.jpg", null, ("altNl", "Vuurbaak"), ("decorative", "1"));

        Assert.Equal(("Leuchtfeuer", "Abends"), (MediaLibrary.Describe(described, Culture.German).Alt, MediaLibrary.Describe(described, Culture.German).Caption));
        Assert.Equal("", MediaLibrary.Describe(described, Culture.English).Alt);
        Assert.Equal("", MediaLibrary.Describe(decorative, Culture.Dutch).Alt);
        Assert.True(MediaLibrary.Describe(decorative, Culture.Dutch).IsDecorative);
    }
}
