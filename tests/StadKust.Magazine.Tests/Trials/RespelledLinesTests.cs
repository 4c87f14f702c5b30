using StadKust.Magazine.Trials;

namespace StadKust.Magazine.Tests.Trials;

/// <summary>Words of the list of the typesetter's own tests, printed until they are divided, and read back from the saved lines.</summary>
public class RespelledLinesTests
{
    [Fact]
    public void At_least_thirty_respelled_divisions_are_printed_and_none_is_wrong()
    {
        var words = File.ReadLines(Given.At("tests/StadKust.Typesetting.Tests/Languages/dutch-words.txt"))
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Where(l => l[0] is "trema" or "diminutive" or "accent" or "apostrophe" && l[2].Length > 0).ToList();
        var right = words.SelectMany(w => w[2].Split(' ')).ToHashSet(StringComparer.Ordinal);
        var respelled = words.SelectMany(w => w[2].Split(' ').Where(d => d.Replace("-/", "", StringComparison.Ordinal) != w[1])).ToHashSet(StringComparer.Ordinal);
        var text = string.Join("\n\n", words.Select((w, i) => $"{"in het ei"[..(i % 9)]} {string.Join(' ', Enumerable.Repeat(w[1], 16))}"));
        using var folder = Given.Folder();
        var file = Path.Combine(folder.Path, "words.pdf");
        var set = TrialSetting.Set(Given.House, text, "words.txt", "nl", "three-columns", null, TestContext.Current.CancellationToken);
        File.WriteAllBytes(file, set.Pdf.ToArray());

        var printed = new HashSet<string>(StringComparer.Ordinal);
        var lines = ReadLines.Columns(file, set.Pages, "three-columns", l => l.Text.Any(char.IsLetter)).SelectMany(c => c).ToList();
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (!lines[i].Text.TrimEnd().EndsWith('-'))
                continue;
            var division = $"{lines[i].Text.Trim().Split(' ')[^1]}/{lines[i + 1].Text.Trim().Split(' ')[0]}";
            Assert.True(right.Contains(division), $"{division} stands on page {lines[i].Page}: \"{lines[i].Text}\"");
            printed.Add(division);
        }

        Assert.True(printed.Count(respelled.Contains) >= 30, $"{printed.Count(respelled.Contains)} of {printed.Count} divisions respell");
    }
}
