using StadKust.Content;

namespace StadKust.Audience;

/// <summary>Once a night everything whose time is over is erased; the work plans its next night itself.</summary>
internal sealed class RetentionWork(IEnumerable<IPersonalData> parts, Due due, TimeProvider clock) : IDueWork
{
    public const string Kind = "audience-retention";

    public string What => Kind;

    public async Task DoAsync(DueTask task, IProgress<Progress> progress, CancellationToken stop)
    {
        var erased = 0;
        foreach (var part in parts)
        {
            erased += await part.EraseExpiredAsync(stop);
        }

        progress.Report(new Progress($"{erased} erased", 1));
        await PlanAsync(due, clock, stop);
    }

    public static Task PlanAsync(Due due, TimeProvider clock, CancellationToken stop) =>
        due.AddOnceAsync(new NewDue(Kind) { Local = clock.GetUtcNow().UtcDateTime.Date.AddDays(1).AddHours(3).AddMinutes(40) }, stop);
}

/// <summary>Everything the house knows about a person, over all parts.</summary>
public sealed class PersonalData(IEnumerable<IPersonalData> parts)
{
    public IReadOnlyList<RetentionRule> Rules => [.. parts.SelectMany(p => p.Rules)];

    public async Task<IReadOnlyList<PersonalRecord>> ExportAsync(Person person, CancellationToken stop)
    {
        var found = new List<PersonalRecord>();
        foreach (var part in parts)
        {
            found.AddRange(await part.ExportAsync(person, stop));
        }

        return found;
    }

    public async Task<int> EraseAsync(Person person, CancellationToken stop)
    {
        var erased = 0;
        foreach (var part in parts)
        {
            erased += await part.EraseAsync(person, stop);
        }

        return erased;
    }
}
