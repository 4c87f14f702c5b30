using System.Globalization;

namespace StadKust.Events.Tests.Likeness;

/// <summary>Labelled pairs: made by <c>make_pairs.py</c> and written by hand. Even lines are open (weights were found on them), odd ones only measure.</summary>
public sealed class SamenessTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("pairs.generated.tsv", 0)]
    [InlineData("pairs.generated.tsv", 1)]
    [InlineData("pairs.written.tsv", 0)]
    [InlineData("pairs.written.tsv", 1)]
    public void What_is_called_the_same_is_the_same_and_little_of_it_is_missed(string file, int half)
    {
        var pairs = File.ReadLines(Path.Combine(Given.Folder, "Likeness", file)).Where((line, i) => i % 2 == half && line.Length > 0).Select(Pair.Read).ToList();
        var (right, wrong, missed, asked) = (0, 0, 0, 0);
        foreach (var pair in pairs)
        {
            var judgement = Sameness.Judge(pair.Known, pair.Come, pair.Gone);
            asked += judgement.Verdict == Verdict.Unsure ? 1 : 0;
            if (judgement.Verdict == Verdict.Same)
            {
                (right, wrong) = pair.IsSame ? (right + 1, wrong) : (right, wrong + 1);
            }
            else if (pair.IsSame)
            {
                missed++;
            }

            // Names of the open half only: the other half stays unread.
            if (half == 0 && (judgement.Verdict == Verdict.Same) != pair.IsSame)
            {
                output.WriteLine($"{pair.Kind} {judgement.Verdict} {judgement.Score:0.00} {pair.Known.Title} {pair.Known.Start:MM-dd HH:mm} {pair.Known.Place} | {pair.Come.Title} {pair.Come.Start:MM-dd HH:mm} {pair.Come.Place} | {string.Join(" / ", judgement.Clues)}");
            }
        }

        var (precision, recall) = ((double)right / (right + wrong), (double)right / (right + missed));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{file} half {half}: {pairs.Count} pairs, precision {precision:P2} {Interval(right, right + wrong)}, recall {recall:P2} {Interval(right, right + missed)}, {asked} go to a person"));
        Assert.True(precision >= 0.995, $"precision {precision:P2}: {wrong} of {right + wrong} are not the same");
        Assert.True(recall >= 0.97, $"recall {recall:P2}: {missed} of {right + missed} are missed");
    }

    [Fact]
    public void A_judgement_does_not_depend_on_who_was_first()
    {
        foreach (var pair in File.ReadLines(Path.Combine(Given.Folder, "Likeness", "pairs.generated.tsv")).Where((_, i) => i % 20 == 0).Select(Pair.Read))
        {
            Assert.Equal(Sameness.Judge(pair.Known, pair.Come, pair.Gone).Score, Sameness.Judge(pair.Come, pair.Known, pair.Gone).Score, 9);
        }
    }

    // Wilson, 95 %.
    private static string Interval(int hits, int of)
    {
        const double Z = 1.96;
        var p = (double)hits / of;
        var middle = (p + Z * Z / (2 * of)) / (1 + Z * Z / of);
        var width = Z * Math.Sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of)) / (1 + Z * Z / of);
        return string.Create(CultureInfo.InvariantCulture, $"({middle - width:P2} to {middle + width:P2})");
    }

    private sealed record Pair(bool IsSame, string Kind, bool Gone, Events.Happening Known, Events.Happening Come)
    {
        public static Pair Read(string line)
        {
            var c = line.Split('\t');
            return new(c[0] == "same", c[1], c[2] == "1", Happening(c.AsSpan(3)), Happening(c.AsSpan(7)));
        }

        private static Events.Happening Happening(ReadOnlySpan<string> c) =>
            new(c[0], DateTime.ParseExact(c[1], "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), c[2], c.Length > 3 ? c[3] : "");
    }
}
