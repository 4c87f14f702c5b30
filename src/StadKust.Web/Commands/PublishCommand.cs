using System.CommandLine;
using System.Globalization;
using StadKust.Content;
using StadKust.Web.Host;

namespace StadKust.Web.Commands;

/// <summary><c>publish ITEM</c>: publishes or withdraws an item, now or at a time, alone or with what lies below it.</summary>
internal static class PublishCommand
{
    private const string Who = "command line";

    private static readonly Argument<string> Item = new("ITEM") { Description = "Key of the item, or its address: /nl/bestemmingen/leiden/." };

    private static readonly Option<string[]> Languages = new("--language")
    {
        Description = "Languages, such as nl; several are allowed. Without it: that of the address, else all the item has.",
        HelpName = "CODE",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> Below = new("--descendants") { Description = "With everything below that is published already." };
    private static readonly Option<bool> New = new("--new") { Description = "With --descendants: with what was never published, too." };
    private static readonly Option<bool> Withdraw = new("--withdraw") { Description = "Take it back instead." };
    private static readonly Option<string?> At = new("--at") { Description = "Not now but at this time in Amsterdam, such as 2027-03-01T06:00.", HelpName = "TIME" };
    private static readonly Option<string?> Why = new("--why") { Description = "Kept in the log.", HelpName = "REASON" };
    private static readonly Option<bool> Try = new("--try") { Description = "Only tell what it would do, and what would break." };

    public static Command Make()
    {
        var (data, json) = (CommandLine.Data(), CommandLine.Json());
        var command = new Command("publish", "Publish or withdraw an item, now or at a time.") { Item, Languages, Below, New, Withdraw, At, Why, Try, data, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var house = await House.OpenAsync(parsed.GetRequiredValue(data), stop, progress: Printed.Progress());
            var findings = await RunAsync(house.Services, parsed, stop);
            if (parsed.GetValue(json))
            {
                Printed.Json(new { findings });
            }
            else
            {
                Printed.ForPeople(findings);
            }

            return Printed.ExitCode(findings);
        });
        return command;
    }

    private static async Task<IReadOnlyList<Finding>> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken stop)
    {
        var drafts = services.GetRequiredService<Drafts>();
        var sets = services.GetRequiredService<IContentSets>();
        var (key, spoken) = Find(sets.Published, parsed.GetRequiredValue(Item));
        if (await drafts.FindAsync(key, stop) is not { } item)
        {
            throw new CannotRunException($"There is no item {parsed.GetRequiredValue(Item)}.");
        }

        var asked = parsed.GetValue(Languages) is { Length: > 0 } codes ? [.. codes.Select(c => new Culture(c))]
            : spoken is { } one && item.VariesByCulture ? [one] : item.Variants.Select(v => v.Culture).ToArray();
        var withdraws = parsed.GetValue(Withdraw);
        if (parsed.GetValue(Try))
        {
            return withdraws ? Losses(services.GetRequiredService<WithdrawalEffect>().Of(key, asked)) : await EffectAsync(drafts, item, asked, stop);
        }

        drafts = parsed.GetValue(Why) is { Length: > 0 } reason ? drafts.Because(reason) : drafts;
        if (parsed.GetValue(At) is { } time)
        {
            if (!DateTime.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            {
                throw new CannotRunException($"--at: \"{time}\" is not a time such as 2027-03-01T06:00.");
            }

            var planned = new List<Finding>();
            foreach (var culture in asked)
            {
                var action = withdraws ? ScheduleAction.Withdraw : ScheduleAction.Publish;
                planned.AddRange((await drafts.ScheduleAsync(new NewSchedule(key, culture, action, local), Who, stop)).Findings);
            }

            return planned;
        }

        var outcome = withdraws ? await drafts.WithdrawAsync(key, asked, Who, stop)
            : parsed.GetValue(Below) ? await drafts.PublishWithDescendantsAsync(key, asked, parsed.GetValue(New), Who, stop)
            : await drafts.PublishAsync(key, asked, Who, stop);
        return outcome.Findings;
    }

    private static (Guid Key, Culture? Culture) Find(ContentSet set, string item)
    {
        if (Guid.TryParse(item, CultureInfo.InvariantCulture, out var key))
        {
            return (key, null);
        }

        var parts = item.Trim('/').Split('/', 2);
        var culture = new Culture(parts[0]);
        return set.KeyAt(culture, parts.Length > 1 ? parts[1] : "") is { } found ? (found, culture)
            : throw new CannotRunException($"Nothing is published at {item}; name the item by its key.");
    }

    private static async Task<IReadOnlyList<Finding>> EffectAsync(Drafts drafts, DraftItem item, Culture[] asked, CancellationToken stop)
    {
        var effect = await drafts.PublishEffectAsync(item.Key, asked, stop);
        return effect.AlsoTouched.Count == 0 || effect.Shared.Count == 0 ? effect.Findings :
        [
            .. effect.Findings,
            new Finding(
                Severity.Warning, "shared-fields", item.Name,
                $"{string.Join(", ", effect.Shared.Select(s => s.Name))} would change in {string.Join(", ", effect.AlsoTouched)} at once, too."),
        ];
    }

    private static List<Finding> Losses(IReadOnlyList<Loss> losses) =>
    [
        .. losses.Select(l => new Finding(Severity.Warning, $"would-lose-{l.Kind.ToString().ToLowerInvariant()}", $"{l.Culture} {l.Where}", l.Kind switch
        {
            LossKind.Menu => $"The menu loses its entry {l.Lost}.",
            LossKind.Below => $"{l.Lost} below it cannot be reached any more.",
            LossKind.Printed => $"The address of {l.Lost} is printed there.",
            _ => $"{l.By} refers to {l.Lost}.",
        })),
    ];
}
