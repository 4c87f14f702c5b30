using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Content;
using StadKust.Web.Tests.Commands;
using StadKust.Web.Tests.Print;

namespace StadKust.Web.Tests.Website;

/// <summary>Readers of three languages ask website and Delivery API for one town while editors publish and withdraw it: no answer is of another language or of the past.</summary>
public sealed partial class WhilePublishingTests(SeededFolder seeded, ITestOutputHelper output)
{
    private static readonly Culture[] Cultures = [Culture.Dutch, Culture.German, Culture.English];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static int Requests =>
        int.TryParse(Environment.GetEnvironmentVariable("STADKUST_PROPERTY_ITERATIONS"), CultureInfo.InvariantCulture, out var cases) && cases >= 10_000 ? 10_000 : 1_200;

    [Fact]
    public async Task Interleaved_requests_never_get_another_language_or_a_withdrawn_page()
    {
        using var data = seeded.Copy();
        await using var house = await RunningHouse.StartAsync(data, ("Content:DoDueWork", "false"));
        var (drafts, sets) = (house.Services.GetRequiredService<Drafts>(), house.Services.GetRequiredService<IContentSets>());
        var town = sets.Published.KeyAt(Culture.Dutch, "/bestemmingen/leiden/")!.Value;
        var paths = Cultures.Select(c => sets.Published.PathOf(town, c)!).ToArray();
        using var visitor = house.Visitor();

        // Lowest text that may still be read, and a count that is odd while the town is withdrawn.
        var (least, times) = (new int[3], new int[3]);
        for (var c = 0; c < 3; c++)
        {
            await PublishAsync(c, 0);
        }

        var wrong = new ConcurrentQueue<string>();
        var answers = 0;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var editing = Task.Run(
            async () =>
            {
                for (var round = 1; !over.IsCancellationRequested; round++)
                {
                    var c = round % 3;
                    await PublishAsync(c, round);
                    if (round % 4 == 0)
                    {
                        await SeenAsync(await drafts.WithdrawAsync(town, [Cultures[c]], "proef", Stop));
                        Interlocked.Increment(ref times[c]);
                        await Task.Delay(30, Stop);
                        Interlocked.Increment(ref times[c]);
                        await SeenAsync(await drafts.PublishAsync(town, [Cultures[c]], "proef", Stop));
                    }
                }
            },
            Stop);
        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = Stop }, async (n, stop) =>
        {
            var c = n % 3;
            var code = Cultures[c].Code;
            var (floor, time) = (Volatile.Read(ref least[c]), Volatile.Read(ref times[c]));
            using var request = new HttpRequestMessage(HttpMethod.Get, (n / 3 % 3) switch
            {
                0 => $"/{code}{paths[c]}",
                1 => $"/umbraco/delivery/api/v2/content/item/{town}",
                _ => $"/umbraco/delivery/api/v2/content/item{paths[c]}",
            });
            request.Headers.Add("Accept-Language", code);
            using var answer = await visitor.SendAsync(request, stop);
            var body = await answer.Content.ReadAsStringAsync(stop);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                Interlocked.Increment(ref answers);
            }

            var marks = Mark().Matches(body).Select(m => (Code: m.Groups[1].Value, Round: int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture))).ToList();
            var isOut = time % 2 == 1 && time == Volatile.Read(ref times[c]);
            if (marks.Exists(m => m.Code != code || m.Round < floor) || (isOut && marks.Count > 0) || (answer.StatusCode == HttpStatusCode.OK && marks.Count == 0))
            {
                wrong.Enqueue($"{request.RequestUri} in {code} at least {floor}{(isOut ? ", withdrawn" : "")}: {(int)answer.StatusCode} {string.Join(", ", marks)}");
            }
        });
        await over.CancelAsync();
        await editing;

        output.WriteLine($"{Requests} requests, {answers} answered with the town, {least.Sum()} texts");
        Assert.Empty(wrong);
        Assert.True(answers > Requests / 2 && least.Max() > 3, $"{answers} answers, text {least.Max()}");

        async Task PublishAsync(int c, int round)
        {
            var title = ImmutableDictionary<string, JsonElement>.Empty.Add("title", JsonSerializer.SerializeToElement($"merk-{Cultures[c]}-{round}"));
            await drafts.SaveAsync(new ItemChange(town) { Values = ImmutableDictionary<Culture, ImmutableDictionary<string, JsonElement>>.Empty.Add(Cultures[c], title) }, "proef", Stop);
            await SeenAsync(await drafts.PublishAsync(town, [Cultures[c]], "proef", Stop));
            Volatile.Write(ref least[c], round);
        }

        async Task SeenAsync(Outcome outcome)
        {
            Assert.True(outcome.Done, string.Join(' ', outcome.Findings));
            await sets.NewerThanAsync(outcome.Sequence - 1, Stop);
        }
    }

    [GeneratedRegex("merk-(nl|de|en)-([0-9]+)")]
    private static partial Regex Mark();
}
