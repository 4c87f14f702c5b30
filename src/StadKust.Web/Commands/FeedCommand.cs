using System.CommandLine;
using StadKust.Content;
using StadKust.Events;
using StadKust.Web.Host;

namespace StadKust.Web.Commands;

/// <summary><c>feed add|list|run|report|rule</c>: where events come from, without a browser.</summary>
internal static class FeedCommand
{
    private static readonly PartnerScope Everybody = PartnerScope.Everybody(Guid.Empty);

    public static Command Make() => new("feed", "Feeds of events: add, list, run, read the report, trust.") { Add(), List(), RunOne(), Report(), Rule() };

    private static Argument<long> Number() => new("NUMBER") { Description = "Number of the feed, from 'feed list'." };

    private static Command Add()
    {
        var name = new Argument<string>("NAME") { Description = "What partners and editors call it." };
        var municipality = new Option<string>("--municipality") { Description = "Name of the municipality, such as Leiden.", Required = true, HelpName = "NAME" };
        var address = new Option<string?>("--url") { Description = "Address of an iCalendar feed. Without it: a table that is uploaded.", HelpName = "URL" };
        var program = new Option<bool>("--program") { Description = "A program sends JSON; its key is printed once." };
        var trusted = new Option<bool>("--trusted") { Description = "Publish what comes at once; else an editor looks at everything." };
        var language = new Option<string>("--language") { Description = "Language of its words.", DefaultValueFactory = _ => "nl", HelpName = "CODE" };
        var every = new Option<int>("--every") { Description = "Minutes between two looks.", DefaultValueFactory = _ => 60, HelpName = "MINUTES" };
        var data = CommandLine.Data();
        var command = new Command("add", "Add a feed.") { name, municipality, address, program, trusted, language, every, data };
        command.SetAction(async (parsed, stop) =>
        {
            await using var house = await House.OpenAsync(parsed.GetRequiredValue(data), stop, progress: Printed.Progress());
            var set = house.Services.GetRequiredService<IContentSets>().Published;
            var town = parsed.GetRequiredValue(municipality);
            var key = set.Languages.SelectMany(l => set.OfType("destination", l.Culture).Where(k => string.Equals(set.Find(k, l.Culture)?.Name, town, StringComparison.OrdinalIgnoreCase))).FirstOrDefault();
            if (key == Guid.Empty)
            {
                throw new CannotRunException($"There is no municipality {town} on the site.");
            }

            var url = parsed.GetValue(address);
            var answer = await house.Services.GetRequiredService<Sources>().AddAsync(
                Everybody,
                new NewSource(
                    parsed.GetRequiredValue(name), parsed.GetValue(program) ? SourceKind.Program : url is null ? SourceKind.Table : SourceKind.Calendar, key, Address: url ?? "",
                    Culture: new Culture(parsed.GetRequiredValue(language)), EveryMinutes: parsed.GetValue(every), Rule: parsed.GetValue(trusted) ? SourceRule.Trusted : SourceRule.Moderated),
                stop);
            Printed.ForPeople(answer.Findings);
            if (answer.Source is { } source)
            {
                Console.Out.WriteLine($"{source.Id}{(answer.Key is { } secret ? $"  key {secret}" : "")}");
            }

            return Printed.ExitCode(answer.Findings);
        });
        return command;
    }

    private static Command List()
    {
        var (data, json) = (CommandLine.Data(), CommandLine.Json());
        var command = new Command("list", "All feeds.") { data, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var house = await House.OpenAsync(parsed.GetRequiredValue(data), stop, progress: Printed.Progress());
            var sources = await house.Services.GetRequiredService<Sources>().ListAsync(Everybody, stop);
            if (parsed.GetValue(json))
            {
                Printed.Json(new { sources });
            }
            else
            {
                foreach (var s in sources)
                {
                    Console.Out.WriteLine($"{s.Id,4}  {s.Kind,-8}  {s.Rule,-9}  {(s.Active ? s.Failures == 0 ? "well" : $"failed {s.Failures} times" : "off"),-15}  {s.Name}  {s.Address}");
                }
            }

            return CommandLine.Fine;
        });
        return command;
    }

    private static Command RunOne()
    {
        var number = Number();
        var file = new Option<FileInfo?>("--file") { Description = "Take this .ics, .csv or .xlsx in instead of fetching.", HelpName = "FILE" };
        var (data, json) = (CommandLine.Data(), CommandLine.Json());
        var command = new Command("run", "Fetch a feed now, or take a file in, and print the report.") { number, file, data, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var house = await House.OpenAsync(parsed.GetRequiredValue(data), stop, progress: Printed.Progress());
            var intake = house.Services.GetRequiredService<Intake>();
            var id = parsed.GetRequiredValue(number);
            var run = parsed.GetValue(file) is not { } given ? await intake.FetchAsync(Everybody, id, stop)
                : !given.Exists ? throw new CannotRunException($"There is no file {given.FullName}.")
                : given.Extension.Equals(".ics", StringComparison.OrdinalIgnoreCase) ? await intake.TakeCalendarAsync(Everybody, id, await File.ReadAllBytesAsync(given.FullName, stop), stop)
                : await intake.TakeTableAsync(Everybody, id, await File.ReadAllBytesAsync(given.FullName, stop), given.Name, null, stop);
            return await PrintAsync(intake, run ?? throw new CannotRunException($"There is no feed {id} that can be fetched."), parsed.GetValue(json), stop);
        });
        return command;
    }

    private static Command Report()
    {
        var number = Number();
        var (data, json) = (CommandLine.Data(), CommandLine.Json());
        var command = new Command("report", "What the last run of a feed has brought.") { number, data, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var house = await House.OpenAsync(parsed.GetRequiredValue(data), stop, progress: Printed.Progress());
            var intake = house.Services.GetRequiredService<Intake>();
            return await intake.RunsAsync(Everybody, parsed.GetRequiredValue(number), 1, stop) is [var run]
                ? await PrintAsync(intake, run, parsed.GetValue(json), stop)
                : throw new CannotRunException("It has not run yet, or there is no such feed.");
        });
        return command;
    }

    private static Command Rule()
    {
        var number = Number();
        var rule = new Argument<SourceRule>("RULE") { Description = "trusted or moderated." };
        var data = CommandLine.Data();
        var command = new Command("rule", "Say whether a feed is published at once.") { number, rule, data };
        command.SetAction(async (parsed, stop) =>
        {
            await using var house = await House.OpenAsync(parsed.GetRequiredValue(data), stop, progress: Printed.Progress());
            return await house.Services.GetRequiredService<Sources>().RuleAsync(Everybody, parsed.GetRequiredValue(number), parsed.GetRequiredValue(rule), stop)
                ? CommandLine.Fine : throw new CannotRunException("There is no such feed.");
        });
        return command;
    }

    private static async Task<int> PrintAsync(Intake intake, Run run, bool json, CancellationToken stop)
    {
        var lines = await intake.LinesAsync(Everybody, run.Id, stop);
        if (json)
        {
            Printed.Json(new { run, lines });
        }
        else
        {
            Console.Out.WriteLine($"{run.Outcome}: {run.New} new, {run.Changed} changed, {run.Same} same, {run.Gone} gone, {run.Refused} refused, {run.Unsure} unsure. {run.Message}".TrimEnd());
            foreach (var line in lines)
            {
                Console.Out.WriteLine($"  {line.Kind,-8}  {(line.Line > 0 ? $"line {line.Line}" : ""),-10}  {line.Title}  {line.Code}  {line.Detail.ReplaceLineEndings("; ")}".TrimEnd());
            }
        }

        return run.Outcome is RunOutcome.Failed or RunOutcome.Refused || run.Refused + run.Unsure > 0 ? CommandLine.Findings : CommandLine.Fine;
    }
}
