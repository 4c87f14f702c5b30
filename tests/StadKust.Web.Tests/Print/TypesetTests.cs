using System.Text.Json;
using StadKust.Web.Tests.Commands;

namespace StadKust.Web.Tests.Print;

/// <summary>The verb <c>typeset</c>, with good and with bad input.</summary>
public sealed class TypesetTests(SeededFolder seeded)
{
    [Fact]
    public async Task Edition_is_written_with_report_and_pictures()
    {
        using var data = seeded.Copy();
        using var target = new TemporaryFolder();

        var ended = await StadKustProgram.RunAsync("typeset", "--edition", "2027-1", "--out", target.Path, "--pictures", "--single-pages", "--data", data.Path);

        Assert.True(ended.Code == 0, ended.Output + ended.Errors);
        Assert.Contains("24 pages", ended.Output, StringComparison.Ordinal);
        Assert.Contains("overset 0", ended.Output, StringComparison.Ordinal);
        Assert.StartsWith("%PDF-1.6", await File.ReadAllTextAsync(target.At("SK_2027-1_BODY_v01.pdf"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(24, Directory.GetFiles(target.Path, "P*.png").Length);
        Assert.Equal(24, Directory.GetFiles(target.Path, "SK_2027-1_P0*_v01.pdf").Length);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(target.At("report.json"), TestContext.Current.CancellationToken));
        Assert.Equal(0, report.RootElement.GetProperty("oversetCharacters").GetInt32());
    }

    [Fact]
    public async Task Unknown_edition_is_named_with_those_that_exist()
    {
        using var data = seeded.Copy();
        using var target = new TemporaryFolder();

        await RefusedAsync("There is no edition '2031-7'. Known editions: 2027-1.", "--edition", "2031-7", "--out", target.Path, "--data", data.Path);
    }

    [Fact]
    public async Task Story_of_any_length_is_written_as_pages()
    {
        using var folder = new TemporaryFolder();
        var story = folder.At("duin.md");
        await File.WriteAllTextAsync(story, "# Duin\n\n" + string.Join("\n\n", Enumerable.Repeat("De weg volgt de dijk, de dijk volgt de rivier.", 900)), TestContext.Current.CancellationToken);

        var ended = await StadKustProgram.RunAsync(
            "typeset", "--story", story, "--language", "nl", "--master", "three-columns", "--out", folder.At("out", "duin.pdf"), "--json");

        using var answer = JsonDocument.Parse(ended.Output);
        Assert.True(ended.Code is 0 or 1, ended.Output + ended.Errors);
        Assert.InRange(answer.RootElement.GetProperty("pages").GetInt32(), 3, 30);
        Assert.Equal(0, answer.RootElement.GetProperty("overset").GetInt32());
        Assert.True(new FileInfo(folder.At("out", "duin.pdf")).Length > 10_000);
    }

    [Theory]
    [InlineData("nl", "nine-columns", "There is no master 'nine-columns'")]
    [InlineData("la", "three-columns", "There are no hyphenation patterns for 'la'")]
    public async Task Unknown_master_and_language_are_named(string language, string master, string message)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("a.txt"), "Tekst.", TestContext.Current.CancellationToken);

        await RefusedAsync(message, "--story", folder.At("a.txt"), "--language", language, "--master", master, "--out", folder.At("a.pdf"));
        Assert.False(File.Exists(folder.At("a.pdf")));
    }

    [Fact]
    public async Task Story_without_text_is_refused()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("leeg.md"), "\n\n", TestContext.Current.CancellationToken);

        await RefusedAsync("has no text that could be set", "--story", folder.At("leeg.md"), "--out", folder.At("a.pdf"));
    }

    [Fact]
    public async Task Missing_file_theme_and_target_are_named()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("a.md"), "Tekst.", TestContext.Current.CancellationToken);

        await RefusedAsync("There is no file", "--story", folder.At("nowhere.md"), "--out", folder.At("a.pdf"));
        await RefusedAsync("There is no theme 'plain'. Known themes: kueste-und-kultur.", "--story", folder.At("a.md"), "--theme", "plain", "--out", folder.At("a.pdf"));
        await RefusedAsync("Say what to set", "--out", folder.At("a.pdf"));
        await RefusedAsync("--out", "--story", folder.At("a.md"));
    }

    private static async Task RefusedAsync(string message, params string[] arguments)
    {
        var ended = await StadKustProgram.RunAsync(["typeset", .. arguments]);

        Assert.Equal(2, ended.Code);
        Assert.Contains(message, ended.Errors, StringComparison.Ordinal);
    }
}
