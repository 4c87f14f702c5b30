using Microsoft.EntityFrameworkCore;
using StadKust.Content;

namespace StadKust.Audience;

/// <summary>Mails: text goes when it is sent, the address some weeks later, the row stays as a count.</summary>
internal sealed class MailRetention(SharedDatabase shared, MailOptions options, TimeProvider clock) : IPersonalData
{
    public IReadOnlyList<RetentionRule> Rules =>
    [
        new("mail-text", "to write what a person must know or asked for", "sent or given up", TimeSpan.Zero, "erased"),
        new("mail-address", "to see that a mail arrived, and to answer questions about it", "sent or given up", options.KeepAddresses, "erased; kind and time of the mail stay"),
    ];

    public async Task<int> EraseExpiredAsync(CancellationToken stop)
    {
        var before = (clock.GetUtcNow() - options.KeepAddresses).ToUnixTimeMilliseconds();
        await using var db = AudienceDb.Open(shared);
        return await ErasedAsync(db.Mails.Where(m => m.Finished < before && m.NormalizedAddress != ""), stop);
    }

    public async Task<IReadOnlyList<PersonalRecord>> ExportAsync(Person person, CancellationToken stop)
    {
        if (person.Address is not { } address)
        {
            return [];
        }

        var normal = Outbox.Normal(address);
        await using var db = AudienceDb.Open(shared);
        var mails = await db.Mails.AsNoTracking().Where(m => m.NormalizedAddress == normal).OrderBy(m => m.Id).ToListAsync(stop);
        return [.. mails.Select(m => new PersonalRecord("mail-address", DateTimeOffset.FromUnixTimeMilliseconds(m.Created).UtcDateTime, new Dictionary<string, string>
        {
            ["mail"] = m.Template,
            ["address"] = m.Address,
            ["language"] = m.Culture,
            ["state"] = m.State.ToString(),
            ["subject"] = m.Subject,
        }))];
    }

    // A mail that waits goes unsent: who asks to be forgotten wants no letter.
    public async Task<int> EraseAsync(Person person, CancellationToken stop)
    {
        if (person.Address is not { } address)
        {
            return 0;
        }

        var (normal, now) = (Outbox.Normal(address), clock.GetUtcNow().ToUnixTimeMilliseconds());
        await using var db = AudienceDb.Open(shared);
        await db.Mails.Where(m => m.NormalizedAddress == normal && m.State == MailState.Waiting).ExecuteUpdateAsync(
            s => s.SetProperty(m => m.State, MailState.Failed).SetProperty(m => m.Note, "erased").SetProperty(m => m.Finished, now), stop);
        return await ErasedAsync(db.Mails.Where(m => m.NormalizedAddress == normal), stop);
    }

    private static Task<int> ErasedAsync(IQueryable<MailRow> mails, CancellationToken stop) => mails.ExecuteUpdateAsync(
        s => s.SetProperty(m => m.Address, "").SetProperty(m => m.NormalizedAddress, "").SetProperty(m => m.Name, "").SetProperty(m => m.Subject, "")
            .SetProperty(m => m.Text, "").SetProperty(m => m.Note, (string?)null), stop);
}
