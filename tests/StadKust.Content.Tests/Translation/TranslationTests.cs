using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CsCheck;

namespace StadKust.Content.Tests;

public sealed class TranslationTests(PostgresCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    /// <summary>A translation is outdated exactly when its source does not say what it said when somebody last looked.</summary>
    [Theory, MemberData(nameof(Both))]
    public async Task Field_is_outdated_when_its_source_differs_from_what_was_approved(StoreProvider provider)
    {
        var all = int.TryParse(Environment.GetEnvironmentVariable("STADKUST_PROPERTY_ITERATIONS"), CultureInfo.InvariantCulture, out var asked) ? asked : 300;
        await using var site = await Site.FilledAsync(provider, cluster);
        var steps = Gen.Select(Gen.Int[0, 4], Gen.Int[1, 3]).Array[1, 12];
        await steps.SampleAsync(
            async list => await RunAsync(site, list), iter: provider == StoreProvider.Sqlite ? all / 3 : all / 30, threads: 1,
            seed: Environment.GetEnvironmentVariable("STADKUST_PROPERTY_SEED"));
    }

    private static async Task RunAsync(Site site, (int Act, int Text)[] steps)
    {
        var made = await site.Drafts.CreateAsync(Change.Page(Given.Towns, $"{Guid.NewGuid():N}"), "model", Stop);
        var key = made.Key;
        var named = new ItemChange(key) { Names = ImmutableDictionary<Culture, string>.Empty.Add(Given.De, "Seite") };
        await site.Drafts.SaveAsync(named, "model", Stop);
        string source = (await site.Drafts.FindAsync(key, Stop))!.In(Given.Nl)!.Values["title"].GetString()!;
        string? approved = null;
        int? translated = null;
        foreach (var (act, text) in steps)
        {
            switch (act)
            {
                case 0:
                    source = $"bron {text}";
                    await site.Drafts.SaveAsync(Change.Title(key, Given.Nl, source), "model", Stop);
                    break;
                case 1:
                    await site.Drafts.SaveAsync(Change.Title(key, Given.De, $"Text {text}"), "model", Stop);
                    approved = translated == text ? approved : source;
                    translated = text;
                    break;
                case 2:
                    var outcome = await site.Drafts.Because("only a comma").ApproveTranslationAsync(key, Given.De, ["title"], "model", Stop);
                    Assert.Equal(translated is not null, outcome.Done);
                    approved = translated is null ? approved : source;
                    break;
                case 3:
                    // Another field of the translation says nothing about this one.
                    await site.Drafts.SaveAsync(named with { Names = named.Names.SetItem(Given.De, $"Seite {text}") }, "model", Stop);
                    break;
                default:
                    // Source and translation in one save belong together.
                    source = $"samen {text}";
                    var both = Change.Title(key, Given.Nl, source);
                    await site.Drafts.SaveAsync(both with { Values = both.Values.AddRange(Change.Title(key, Given.De, $"Text {text}").Values) }, "model", Stop);
                    approved = translated == text ? approved : source;
                    translated = text;
                    break;
            }

            var field = (await site.Drafts.TranslationsAsync(key, Given.De, Stop)).Single(f => f.Field == "title");
            var expected = translated is null ? TranslationState.Missing : approved == source ? TranslationState.Current : TranslationState.Outdated;
            Assert.Equal((expected, source), (field.State, field.SourceNow?.GetString()));
            Assert.Equal(expected == TranslationState.Outdated, field.Since is not null);
            if (expected == TranslationState.Outdated)
            {
                Assert.Equal(approved, field.SourceThen?.GetString());
                Assert.InRange(field.WordsChanged, 1, 4);

                // The finished translation is never touched.
                Assert.Equal($"Text {translated}", (await site.Drafts.FindAsync(key, Stop))!.In(Given.De)!.Values["title"].GetString());
            }
        }

        await site.Drafts.TrashAsync(key, "model", Stop);
        await site.Drafts.DeleteAsync(key, "model", Stop);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Imported_translation_counts_as_made_from_what_the_source_said_then(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        Assert.All(await site.Drafts.TranslationsAsync(Given.Leiden, Given.De, Stop), f => Assert.NotEqual(TranslationState.Outdated, f.State));
        Assert.Empty(await site.Drafts.TranslationsAsync(Given.Leiden, Given.Nl, Stop));

        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "Leiden, stad van hofjes en grachten"), "anna", Stop);

        var outdated = Assert.Single(await site.Drafts.OutdatedAsync(Given.De, 10, Stop), o => o.Item == Given.Leiden);
        Assert.Equal((1, 5), (outdated.FieldsOutdated, outdated.WordsChanged));

        // Work on another field does not make this one right.
        await site.Drafts.SaveAsync(new ItemChange(Given.Leiden) { Names = ImmutableDictionary<Culture, string>.Empty.Add(Given.De, "Leiden am Rhein") }, "petra", Stop);
        Assert.Single(await site.Drafts.OutdatedAsync(Given.De, 10, Stop), o => o.Item == Given.Leiden && o.FieldsOutdated == 1);
        await site.Drafts.Because("The German title says it already").ApproveTranslationAsync(Given.Leiden, Given.De, [], "petra", Stop);
        Assert.DoesNotContain(await site.Drafts.OutdatedAsync(Given.De, 10, Stop), o => o.Item == Given.Leiden && o.FieldsOutdated > 0);
        var title = (await site.Drafts.TranslationsAsync(Given.Leiden, Given.De, Stop)).Single(f => f.Field == "title");
        Assert.Equal(("petra", "The German title says it already"), (title.Who, title.Reason));
    }

    [Fact]
    public async Task Item_without_the_default_language_is_translated_from_the_one_it_has()
    {
        await using var site = await Site.FilledAsync(StoreProvider.Sqlite, cluster);

        await site.Drafts.SaveAsync(new ItemChange(Given.Imprint) { Names = ImmutableDictionary<Culture, string>.Empty.Add(Given.En, "Imprint") }, "anna", Stop);

        var title = (await site.Drafts.TranslationsAsync(Given.Imprint, Given.En, Stop)).Single(f => f.Field == "title");
        Assert.Equal((Given.De, TranslationState.Missing), (title.Source, title.State));
    }

    [Theory]
    [InlineData("de stad aan de rivier", "de stad aan de rivier", 0)]
    [InlineData("de stad aan de rivier", "de oude stad aan de rivier", 1)]
    [InlineData("<p>de <b>stad</b></p>", "<p>de stad</p>", 0)]
    [InlineData("een twee drie", "drie twee een", 2)]
    [InlineData("", "twee woorden", 2)]
    public void Changed_words_are_counted(string before, string after, int changed) =>
        Assert.Equal(changed, SourceWords.Changed(SourceWords.Of(JsonText.String(before)), SourceWords.Of(JsonText.String(after))));

    [Fact]
    public void Keys_and_types_of_blocks_are_no_words()
    {
        var block = JsonSerializer.SerializeToElement(new
        {
            layout = new { list = new[] { new { contentKey = Guid.NewGuid() } } },
            contentData = new[] { new { key = Guid.NewGuid(), contentTypeKey = Guid.NewGuid(), values = new[] { new { alias = "text", value = "<p>drie korte woorden</p>" } } } },
        });

        Assert.Equal(["drie", "korte", "woorden"], SourceWords.Of(block));
    }
}
