using StadKust.Typesetting;

namespace StadKust.Pdf.Tests;

/// <summary>What is printed stands where typesetting put it; what is copied is what was meant.</summary>
public sealed class TextTests
{
    [Fact]
    public void Word_broken_by_a_line_end_copies_unbroken()
    {
        using var pdf = new SavedPdf(Given.Document(
            Given.Text(20, 30, "De stad krijgt een nieuwe lees-", says: [Plain(0, 30), Hyphen(30)]),
            Given.Text(20, 34.233, "zaal aan de kade.")));

        Assert.Contains("nieuwe leeszaal aan", pdf.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void Word_respelled_at_its_break_copies_as_it_is_spelled_unbroken()
    {
        // cafeetje is printed café-tje at a line end.
        using var pdf = new SavedPdf(Given.Document(
            Given.Text(20, 30, "Koffie in het kleine café-", says: [Plain(0, 24), new TextFor(24..25, new SourceRange(24, 26), "é", "ee", false), Hyphen(25)]),
            Given.Text(20, 34.233, "tje aan de kade.")));

        Assert.Contains("kleine cafeetje aan", pdf.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private static TextFor Plain(int from, int end) => new(from..end, new SourceRange(from, end), null, null, false);

    private static TextFor Hyphen(int at) => new(at..(at + 1), new SourceRange(at, at), "-", "", true);
}
