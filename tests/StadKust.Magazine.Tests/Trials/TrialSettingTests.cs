using System.Text;
using StadKust.Magazine.Trials;

namespace StadKust.Magazine.Tests.Trials;

/// <summary>Any text file over as many pages as it takes.</summary>
public sealed class TrialSettingTests
{
    [Fact]
    public void Long_text_takes_as_many_pages_as_it_needs_and_loses_nothing()
    {
        var text = new StringBuilder("# Duin\n\n");
        for (var i = 0; i < 300; i++)
        {
            text.Append("De weg volgt de dijk, de dijk volgt de rivier, en de rivier volgt wat het land haar overliet toen de zee zich terugtrok.\n\n");
        }

        var set = Set(text.ToString());

        Assert.True(set.IsSet);
        Assert.InRange(set.Pages, 4, 40);
        Assert.Equal(0, set.Overset);
        Assert.Equal(set.Characters, text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Sum(l => l.TrimStart('#', ' ').Length));
    }

    [Fact]
    public void Short_text_takes_one_page() => Assert.Equal(1, Set("Kort.").Pages);

    [Theory]
    [InlineData("", "nl", "three-columns", "no-text", "story.md has no text that could be set.")]
    [InlineData(" \n\n ", "nl", "three-columns", "no-text", "story.md has no text that could be set.")]
    [InlineData("---\n", "nl", "three-columns", "no-text", "story.md has no text that could be set.")]
    [InlineData("Tekst.", "fr", "three-columns", "unknown-language", "There are no hyphenation patterns for 'fr'.")]
    [InlineData("Tekst.", "nl", "cover", "unknown-master", "There is no master 'cover' for stories of any length.")]
    [InlineData("Tekst.", "nl", "nine-columns", "unknown-master", "There is no master 'nine-columns' for stories of any length.")]
    public void What_cannot_be_set_is_refused_with_the_reason(string text, string language, string master, string code, string message)
    {
        var set = TrialSetting.Set(Given.House, text, "story.md", language, master, null, TestContext.Current.CancellationToken);

        Assert.False(set.IsSet);
        Assert.Equal((code, message), (Assert.Single(set.Findings).Code, set.Findings[0].Message));
    }

    [Fact]
    public void Word_wider_than_its_column_is_set_and_reported()
    {
        var set = Set(new string('x', 400));

        Assert.True(set.IsSet);
        Assert.Equal(0, set.Overset);
        Assert.Contains(set.Findings, f => f.Code == "overfull-line");
    }

    private static TrialResult Set(string text) =>
        TrialSetting.Set(Given.House, text, "story.md", "nl", "three-columns", null, TestContext.Current.CancellationToken);
}
