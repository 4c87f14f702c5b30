using System.Text.Json;

namespace StadKust.Web.Tests.Commands;

/// <summary>The verb <c>check</c> on sites with faults of every part.</summary>
public sealed class CheckTests(SeededFolder seeded)
{
    [Fact]
    public async Task Broken_template_is_named_with_its_line()
    {
        using var data = seeded.Copy();
        using var theme = GivenTheme();
        var file = theme.At("types", "story.html");
        await File.WriteAllTextAsync(file, await File.ReadAllTextAsync(file, Stop) + "\n{{ for }}", Stop);

        var found = await CheckAsync(1, data, ("Theme__Folder", theme.Path));

        Assert.Contains(found, f => f.Code == "template-syntax" && f.Where.StartsWith("types/story.html:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Word_that_the_dictionary_lacks_is_named_with_the_page()
    {
        using var data = seeded.Copy();
        using var theme = GivenTheme();
        var file = theme.At("types", "story.html");
        await File.WriteAllTextAsync(file, await File.ReadAllTextAsync(file, Stop) + "\n{{ t \"Story.NoSuchWord\" }}", Stop);

        var found = await CheckAsync(1, data, ("Theme__Folder", theme.Path));

        Assert.Contains(found, f => f.Code == "phrase-missing" && f.Message.Contains("Story.NoSuchWord", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fonts.yaml", "Literata_400Regular.ttf", "Literata_401Regular.ttf", "fonts.yaml:")]
    [InlineData("styles.yaml", "leading:", "leeding:", "styles.yaml:")]
    [InlineData("editions/2027-1.yaml", "culture: nl", "culture: la", "2027-1")]
    public async Task Fault_in_a_print_file_is_named_with_file_and_line(string name, string right, string wrong, string where)
    {
        using var data = seeded.Copy();
        using var theme = GivenTheme();
        var file = theme.At("print", name);
        var text = await File.ReadAllTextAsync(file, Stop);
        Assert.Contains(right, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text.Replace(right, wrong, StringComparison.Ordinal), Stop);

        var found = await CheckAsync(1, data, ("Magazine__Themes", Path.GetDirectoryName(theme.Path)!), ("Magazine__Theme", Path.GetFileName(theme.Path)));

        Assert.Contains(found, f => f.Where.Contains(where, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Font_that_is_none_is_named_by_the_verb_that_prints()
    {
        using var theme = GivenTheme();
        using var target = new TemporaryFolder();
        await File.WriteAllTextAsync(theme.At("print", "fonts", "Literata_400Regular.ttf"), "not a font", Stop);
        await File.WriteAllTextAsync(target.At("a.md"), "Tekst.", Stop);

        var ended = await StadKustProgram.RunAsync("typeset", "--story", target.At("a.md"), "--theme", theme.Path, "--out", target.At("a.pdf"));

        Assert.Equal(2, ended.Code);
        Assert.Contains("fonts.yaml", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("Literata_400Regular.ttf", ended.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(target.At("a.pdf")));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // The real theme in a folder of its own, so that a test can break it.
    private static TemporaryFolder GivenTheme()
    {
        var copy = new TemporaryFolder();
        var theme = Path.Combine(StadKustProgram.Root, "themes", "kueste-und-kultur");
        foreach (var file in Directory.EnumerateFiles(theme, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".png", StringComparison.Ordinal)))
        {
            var target = copy.At(Path.GetRelativePath(theme, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    private static async Task<IReadOnlyList<Found>> CheckAsync(int code, TemporaryFolder data, params (string Name, string Value)[] settings)
    {
        var ended = await StadKustProgram.RunAsync(settings, "check", "--data", data.Path, "--json");

        Assert.True(ended.Code == code, ended.Output + ended.Errors);
        using var answer = JsonDocument.Parse(ended.Output);
        return [.. answer.RootElement.GetProperty("findings").EnumerateArray().Select(f =>
            new Found(f.GetProperty("code").GetString()!, f.GetProperty("where").GetString()!, f.GetProperty("message").GetString()!))];
    }

    private sealed record Found(string Code, string Where, string Message);
}
