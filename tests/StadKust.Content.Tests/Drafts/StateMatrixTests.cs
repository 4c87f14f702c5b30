using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CsCheck;

namespace StadKust.Content.Tests;

/// <summary>Every language has its own state: three languages in four states, all ways between them, against a table on paper.</summary>
public sealed class StateMatrixTests(PostgresCluster cluster)
{
    private static readonly Culture[] Cultures = [Given.Nl, Given.De, Given.En];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    private sealed record Step(int Act, int Culture, int Text);

    private sealed class Paper
    {
        public int?[] Drafted { get; } = new int?[3];
        public int?[] Published { get; } = new int?[3];
        public bool[] IsOut { get; } = new bool[3];
        public int Shared { get; set; }
        public int? SharedPublished { get; set; }

        public VariantState State(int c) => IsOut[c]
            ? Drafted[c] == Published[c] && Shared == SharedPublished ? VariantState.Published : VariantState.PublishedWithChanges
            : Published[c] is null ? VariantState.Draft : VariantState.Withdrawn;
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Each_language_is_in_the_state_its_own_acts_led_to(StoreProvider provider)
    {
        var all = int.TryParse(Environment.GetEnvironmentVariable("STADKUST_PROPERTY_ITERATIONS"), CultureInfo.InvariantCulture, out var asked) ? asked : 300;
        await using var site = await Site.FilledAsync(provider, cluster);
        var step = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[1, 3], (a, c, t) => new Step(a, c, t));
        await step.Array[1, 15].SampleAsync(
            async steps => await RunAsync(site, steps), iter: provider == StoreProvider.Sqlite ? all / 3 : all / 30, threads: 1,
            seed: Environment.GetEnvironmentVariable("STADKUST_PROPERTY_SEED"));
    }

    private static async Task RunAsync(Site site, Step[] steps)
    {
        var made = await site.Drafts.CreateAsync(
            new NewItem("page", Given.Towns) { Names = Cultures.ToImmutableDictionary(c => c, c => $"{Guid.NewGuid():N}"[..12]) }, "model", Stop);
        var paper = new Paper();
        foreach (var (act, c, text) in steps)
        {
            switch (act)
            {
                case 0:
                    await site.Drafts.SaveAsync(Change.Title(made.Key, Cultures[c], $"{text}"), "model", Stop);
                    paper.Drafted[c] = text;
                    break;
                case 1:
                    // An empty mandatory title of another language never stands in the way.
                    var outcome = await site.Drafts.PublishAsync(made.Key, [Cultures[c]], "model", Stop);
                    Assert.Equal(paper.Drafted[c] is not null, outcome.Done);
                    if (outcome.Done)
                    {
                        (paper.Published[c], paper.IsOut[c], paper.SharedPublished) = (paper.Drafted[c], true, paper.Shared);
                    }

                    break;
                case 2:
                    await site.Drafts.WithdrawAsync(made.Key, [Cultures[c]], "model", Stop);
                    paper.IsOut[c] = false;
                    break;
                default:
                    var shared = ImmutableDictionary<string, JsonElement>.Empty.Add("themes", JsonSerializer.SerializeToElement(new[] { $"{text}" }));
                    await site.Drafts.SaveAsync(new ItemChange(made.Key) { Shared = shared }, "model", Stop);
                    paper.Shared = text;
                    break;
            }

            var item = (await site.Drafts.FindAsync(made.Key, Stop))!;
            Assert.Equal(Enumerable.Range(0, 3).Select(paper.State), Cultures.Select(k => item.In(k)!.State));
            var effect = await site.Drafts.PublishEffectAsync(made.Key, [Cultures[0]], Stop);
            var touches = paper.SharedPublished is { } before && before != paper.Shared;
            Assert.Equal(touches ? ["themes"] : [], effect.Shared.Select(s => s.Alias));
            Assert.Equal(touches ? Enumerable.Range(1, 2).Where(k => paper.IsOut[k]).Select(k => Cultures[k]) : [], effect.AlsoTouched);
        }

        await site.Drafts.TrashAsync(made.Key, "model", Stop);
        await site.Drafts.DeleteAsync(made.Key, "model", Stop);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Several_items_are_published_together_or_not_at_all(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "Leiden nieuw"), "anna", Stop);
        await site.Drafts.SaveAsync(Change.Title(Given.Katwijk, Given.Nl, ""), "anna", Stop);

        var refused = await site.Drafts.PublishSeveralAsync([Given.Leiden, Given.Katwijk], [Given.Nl], "anna", Stop);
        Assert.False(refused.Done);
        Assert.Equal("Leiden", (await site.PublishedAsync()).Find(Given.Leiden, Given.Nl)!.Values.Text("title"));

        await site.Drafts.SaveAsync(Change.Title(Given.Katwijk, Given.Nl, "Katwijk nieuw"), "anna", Stop);
        Assert.True((await site.Drafts.PublishSeveralAsync([Given.Leiden, Given.Katwijk], [Given.Nl], "anna", Stop)).Done);
        var set = await site.PublishedAsync();
        Assert.Equal(["Leiden nieuw", "Katwijk nieuw"], new[] { Given.Leiden, Given.Katwijk }.Select(k => set.Find(k, Given.Nl)!.Values.Text("title")));
        Assert.Single((await site.Log.SinceAsync(0, int.MaxValue, Stop)).Where(c => c is { Action: ChangeAction.Publish, Who: "anna" }).Select(c => c.Batch).Distinct());
    }
}
