namespace StadKust.Content.Tests.Region;

/// <summary>Texts are written, not filled in: hardly a sequence of eight words comes back in another item.</summary>
public sealed class OriginalityTests
{
    [Theory]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public void No_eight_words_in_a_row_are_shared_by_more_than_two_per_cent_of_the_items(string culture)
    {
        // The head for search engines may repeat the page, so it is told apart by item only.
        var items = Writings.All.Where(w => w.Culture == culture).GroupBy(w => w.Item).ToList();
        var seen = new Dictionary<string, HashSet<Guid>>(StringComparer.Ordinal);
        foreach (var writing in items.SelectMany(i => i))
        {
            var words = Writings.Words(writing.Text.ToLowerInvariant());
            for (var start = 0; start + 8 <= words.Count; start++)
            {
                var eight = string.Join(' ', words.Skip(start).Take(8));
                if (!seen.TryGetValue(eight, out var holders))
                {
                    seen[eight] = holders = [];
                }

                holders.Add(writing.Item);
            }
        }

        Assert.True(items.Count > 50 && seen.Count > 4000, $"Only {seen.Count} sequences in {items.Count} items were read.");
        Writings.None(seen.Where(s => s.Value.Count > Math.Max(1, items.Count * 0.02)).Select(s => $"{s.Value.Count} of {items.Count}: {s.Key}"));
    }

    [Fact]
    public void No_title_is_used_twice_in_a_language()
    {
        var titles = Writings.All.Where(w => w.Property == "title" && w.Type is not "partner").GroupBy(w => (w.Culture, w.Text)).Where(g => g.Select(w => w.Item).Distinct().Count() > 1);

        Writings.None(titles.Select(g => $"{g.Key.Culture}: {g.Key.Text}"));
    }
}
