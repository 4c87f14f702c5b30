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

    [Fact]
    public void Forty_lists_inside_each_other_are_set_to_the_last()
    {
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => $"{new string(' ', i * 2)}- trede {i}\n"));
        var set = Set(text);

        Assert.True(set.IsSet);
        Assert.Equal(0, set.Overset);
        Assert.Equal(Enumerable.Range(0, 40).Sum(i => $"trede {i}".Length), set.Characters);
    }

    [Fact]
    public void Text_no_font_has_is_left_blank_named_and_still_readable_in_the_file()
    {
        using var folder = Given.Folder();
        var file = Path.Combine(folder.Path, "story.pdf");
        var set = Set("Het woord שלום staat hier, en \U0001F6B2 en \u0007 ook.");
        File.WriteAllBytes(file, set.Pdf.ToArray());

        Assert.Contains(set.Findings, f => f.Code == "missing-glyph" && f.Message.Contains("U+05E9", StringComparison.Ordinal));
        Assert.Contains(set.Findings, f => f.Message.Contains("U+1F6B2", StringComparison.Ordinal));
        Assert.Contains("Het woord", PressRoom.Tool.Run("pdftotext", file, "-"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("story.md", "# Kop\f\fDe dijk.\f\nDe rivier.\f")]
    [InlineData("story.txt", "\fKop\f\fDe dijk.\f\nDe rivier.")]
    public void Page_breaks_of_a_printout_end_paragraphs(string file, string text)
    {
        var set = TrialSetting.Set(Given.House, text, file, "nl", "three-columns", null, TestContext.Current.CancellationToken);

        Assert.True(set.IsSet);
        Assert.Empty(set.Findings);
        Assert.Equal("KopDe dijk.De rivier.".Length, set.Characters);
    }

    [Theory]
    [InlineData("story.md")]
    [InlineData("story.txt")]
    public void Control_characters_are_named_by_number_and_not_printed(string file)
    {
        var set = TrialSetting.Set(Given.House, "De\v dijk.\u0007", file, "nl", "three-columns", null, TestContext.Current.CancellationToken);

        Assert.True(set.IsSet);
        Assert.Contains(set.Findings, f => f.Message.Contains("control character (U+000B)", StringComparison.Ordinal));
    }

    private static TrialResult Set(string text) =>
        TrialSetting.Set(Given.House, text, "story.md", "nl", "three-columns", null, TestContext.Current.CancellationToken);
}
