using System.Text.RegularExpressions;

namespace StadKust.Architecture.Tests;

/// <summary>Rules of the house that a machine can see.</summary>
public sealed partial class WordsTests
{
    [Fact]
    public void No_folder_of_the_source_is_a_drawer()
    {
        var drawers = Sources().Select(f => Path.GetRelativePath(Repository.Root, f)).Where(f => Drawer().IsMatch(f));

        Assert.Empty(drawers);
    }

    [Fact]
    public void A_file_is_called_a_drawer_when_its_name_says_so()
    {
        Assert.Matches(Drawer(), "src/StadKust.Media/Helpers/Pictures.cs");
        Assert.DoesNotMatch(Drawer(), "src/StadKust.Media/Renditions.cs");
    }

    [Fact]
    public void Nothing_is_left_unfinished_or_switched_off()
    {
        var places = Sources()
            .SelectMany(f => File.ReadLines(f).Select((line, i) => (Place: $"{Path.GetRelativePath(Repository.Root, f)}:{i + 1}", Line: line)))
            .Where(l => Unfinished().IsMatch(l.Line))
            .Select(l => $"{l.Place} {l.Line.Trim()}");

        Assert.Empty(places);
    }

    [Fact]
    public void Readme_is_short_enough_to_be_read()
    {
        Assert.InRange(File.ReadLines(Repository.At("README.md")).Count(), 20, 150);
    }

    [Fact]
    public void Every_package_in_use_has_its_sentence()
    {
        var note = File.ReadAllText(Repository.At("src", "decisions", "dependencies.md"));
        var packages = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(f => PackageReference().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .Distinct()
            .Where(p => !p.Contains(".NativeAssets.", StringComparison.Ordinal) && !p.Contains(".Native.", StringComparison.Ordinal) && !p.EndsWith(".Design", StringComparison.Ordinal));

        // One sentence may speak for a family: the last part of the name is what it is looked for by.
        Assert.DoesNotContain(packages, p => !note.Contains(p.Split('.')[^1], StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Sources() =>
        new[] { "src", "tests" }
            .SelectMany(d => Directory.EnumerateFiles(Repository.At(d), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)
                && !f.Contains("/Migrations/", StringComparison.Ordinal) && !f.Contains("/node_modules/", StringComparison.Ordinal)
                && !f.EndsWith("WordsTests.cs", StringComparison.Ordinal));

    [GeneratedRegex(@"[/\\](Helpers?|Common|Utils?|Utilities|Services|Managers?|Misc|Shared)([/\\]|\.cs$)", RegexOptions.IgnoreCase)]
    private static partial Regex Drawer();

    [GeneratedRegex(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b|\bSkip\s*=\s*""|Assert\.True\(true")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"<PackageReference Include=""([^""]+)""")]
    private static partial Regex PackageReference();
}
