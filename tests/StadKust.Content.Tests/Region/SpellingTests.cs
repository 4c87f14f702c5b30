using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace StadKust.Content.Tests.Region;

/// <summary>Every word is in the word list of its language (hunspell, from Debian) or in one of ours beside this file.</summary>
public sealed partial class SpellingTests
{
    [Theory]
    [InlineData("nl", "nl_NL")]
    [InlineData("de", "de_DE")]
    [InlineData("en", "en_GB")]
    public async Task Every_word_is_known(string culture, string dictionary)
    {
        var stop = TestContext.Current.CancellationToken;
        var words = Writings.All.Where(w => w.Culture == culture).SelectMany(w => Word().Matches(w.Text.Replace('’', '\'')).Select(m => (m.Value, w.Where)))
            .GroupBy(w => w.Value).ToDictionary(g => g.Key, g => g.First().Where, StringComparer.Ordinal);
        var own = Own("names").Concat(Own(culture)).ToHashSet(StringComparer.Ordinal);

        var unknown = (await Hunspell(dictionary, words.Keys.Order(StringComparer.Ordinal), stop)).Where(w => words.ContainsKey(w) && !own.Contains(w));

        Assert.True(words.Count > 2000, $"Only {words.Count} words were read.");
        Writings.None(unknown.Select(w => $"{w} ({words[w]})"));
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    [InlineData("names")]
    public void Own_words_stand_in_order_and_once(string list)
    {
        var words = Own(list);

        Assert.Equal(words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), words);
    }

    private static string[] Own(string name, [CallerFilePath] string here = "") => File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, $"words.{name}.txt"));

    /// <returns>The words it does not know.</returns>
    private static async Task<IReadOnlyList<string>> Hunspell(string dictionary, IEnumerable<string> words, CancellationToken stop)
    {
        Process hunspell;
        try
        {
            hunspell = Process.Start(new ProcessStartInfo("hunspell", ["-l", "-i", "UTF-8", "-d", dictionary])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = new UTF8Encoding(false),
                StandardOutputEncoding = Encoding.UTF8,
            })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException("hunspell was not found; tests/install installs it.");
        }

        using (hunspell)
        {
            var read = hunspell.StandardOutput.ReadToEndAsync(stop);
            var errors = hunspell.StandardError.ReadToEndAsync(stop);
            await hunspell.StandardInput.WriteAsync(string.Join('\n', words).AsMemory(), stop);
            hunspell.StandardInput.Close();
            var unknown = (await read).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await hunspell.WaitForExitAsync(stop);
            Assert.True(hunspell.ExitCode == 0, await errors);
            return unknown;
        }
    }

    // Parts of a word with hyphens are judged one by one; an apostrophe inside belongs to the word.
    [GeneratedRegex(@"(?<![@\p{L}.\d])\p{L}+(?:'\p{L}+)*(?![\p{L}\d@]|\.\p{L})")]
    private static partial Regex Word();
}
