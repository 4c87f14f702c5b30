using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;

namespace StadKust.Content.Tests;

/// <summary>A node in a process of its own: it answers what it sees, publishes without end, or imports without end, until it is killed.</summary>
internal static class NodeProgram
{
    public const string Role = "--as-node";

    public static readonly Culture[] Cultures = [Given.Nl, Given.De, Given.En];

    /// <param name="args">What to do, the provider, the connection string, and what else it needs.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var options = new ContentOptions { Provider = Enum.Parse<StoreProvider>(args[1]), ConnectionString = args[2] };
        using var store = new ContentStore(options);
        await store.MigrateAsync(CancellationToken.None);
        var signal = new Signal();
        switch (args[0])
        {
            case "answer":
                await AnswerAsync(store, signal);
                break;
            case "publish":
                await PublishAsync(new Drafts(store, new ModelInStore(), signal), Guid.Parse(args[3]));
                break;
            case "import":
                await ImportAsync(new SiteImport(store, signal, null), args[3..]);
                break;
            case "plan":
                await PlanAsync(new Drafts(store, new ModelInStore(), signal), Guid.Parse(args[3]), args[4..]);
                break;
            default:
                return 2;
        }

        return 0;
    }

    // One branch, three languages, one text a round: what is published is of one round or something was torn.
    private static async Task PublishAsync(Drafts drafts, Guid top)
    {
        var children = await drafts.ChildrenAsync(top, CancellationToken.None);
        for (var round = 1; ; round++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"round {round}");
            foreach (var key in children.Select(c => c.Key).Prepend(top))
            {
                var change = new ItemChange(key)
                {
                    Values = Cultures.ToImmutableDictionary(c => c, c => ImmutableDictionary<string, System.Text.Json.JsonElement>.Empty.Add("title", JsonText.String(text))),
                };
                Demand(await drafts.SaveAsync(change, "node", CancellationToken.None));
            }

            var outcome = await drafts.PublishWithDescendantsAsync(top, Cultures, includeUnpublished: true, "node", CancellationToken.None);
            Demand(outcome);
            Say($"{round} {outcome.Sequence}");
        }
    }

    private static async Task ImportAsync(SiteImport import, string[] folders)
    {
        var exports = folders.Select(f => SiteExport.Read(f)).ToList();
        for (var round = 1; ; round++)
        {
            var report = await import.RunAsync(exports[round % exports.Count], new ImportOptions("node", Overwrite: true), null, CancellationToken.None);
            if (!report.Done)
            {
                throw new InvalidOperationException(string.Join('\n', report.Findings));
            }

            Say($"{round} {report.Sequence}");
        }
    }

    // Plans a publication at each time, and says where this machine believes to be.
    private static async Task PlanAsync(Drafts drafts, Guid item, string[] times)
    {
        foreach (var (culture, time) in Cultures.Zip(times))
        {
            Demand(await drafts.ScheduleAsync(new(item, culture, ScheduleAction.Publish, DateTime.Parse(time, CultureInfo.InvariantCulture)), "node", CancellationToken.None));
        }

        Say(TimeZoneInfo.Local.Id);
    }

    private static async Task AnswerAsync(ContentStore store, Signal signal)
    {
        using var sets = new LiveSets(store, new ModelInStore(), signal, NullLogger<LiveSets>.Instance);
        await sets.StartAsync(CancellationToken.None);
        await sets.NewerThanAsync(0, CancellationToken.None);
        Say("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            switch (words[0])
            {
                case "wait":
                    await sets.NewerThanAsync(long.Parse(words[1], CultureInfo.InvariantCulture) - 1, CancellationToken.None);
                    Say("seen");
                    break;
                case "version":
                    Say(sets.Published.Version.ToString(CultureInfo.InvariantCulture));
                    break;
                case "title":
                    Say(sets.Published.Find(Guid.Parse(words[1]), new Culture(words[2]))?.Values.Text("title") ?? "-");
                    break;
                case "path":
                    Say(sets.Published.PathOf(Guid.Parse(words[1]), new Culture(words[2])) ?? "-");
                    break;
                case "at":
                    Say(sets.Published.KeyAt(new Culture(words[1]), words[2])?.ToString() ?? "-");
                    break;
                case "word":
                    Say(sets.Published.Phrase(words[1], new Culture(words[2])) ?? "-");
                    break;
                case "media":
                    Say(sets.Published.Media(Guid.Parse(words[1]))?.Name ?? "-");
                    break;
                default:
                    Say("?");
                    break;
            }
        }
    }

    private static void Demand(Outcome outcome)
    {
        if (!outcome.Done)
        {
            throw new InvalidOperationException(string.Join('\n', outcome.Findings));
        }
    }

    private static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
