using System.Runtime.CompilerServices;

namespace StadKust.Typesetting.Tests;

/// <summary>A list of words beside the tests: kind, word and what is right, parted by tabs; # begins a remark.</summary>
internal static class WordList
{
    public static List<(string Kind, string Word, string[] Right)> Read(string name, [CallerFilePath] string here = "") =>
    [
        .. File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, name))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split('\t'))
            .Select(l => (l[0], l[1], l[2].Split(' ', StringSplitOptions.RemoveEmptyEntries))),
    ];

    /// <summary>What a hyphenator finds, as an editor would write it: <c>ge-/informeerd</c>.</summary>
    public static string[] Divisions(string word, string language, int left = 2, int right = 3) =>
        [.. new Hyphenator(LanguageRules.For(new Culture(language)), left, right, mayRespell: true).Breaks(word).Select(b => b.Show(word))];
}
