using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using StadKust.Content;

namespace StadKust.Audience;

/// <summary>Mail to be sent. It is written in the transaction of its cause, so that there is no mail without its cause and no cause without its mail.</summary>
public sealed class Outbox
{
    internal const string Kind = "mail-send";

    private readonly SharedDatabase shared;
    private readonly Due due;
    private readonly MailTemplates templates;
    private readonly MailOptions options;
    private readonly TimeProvider clock;

    internal Outbox(SharedDatabase shared, Due due, MailTemplates templates, MailOptions options, TimeProvider clock) =>
        (this.shared, this.due, this.templates, this.options, this.clock) = (shared, due, templates, options, clock);

    /// <summary>Writes a mail inside a transaction of the shared database. It is sent a few seconds after the commit, at once after <see cref="Wake"/>.</summary>
    /// <returns>Number of the mail.</returns>
    /// <exception cref="ArgumentException">No such template, a place without a value, or what should be an address is none: check with <see cref="IsAddress"/>.</exception>
    public async Task<long> WriteAsync(Mail mail, DbTransaction within, CancellationToken stop)
    {
        await using var db = await AudienceDb.OpenAsync(shared, within, stop);
        return await WriteAsync(db, mail, within, stop);
    }

    /// <summary>A mail that is its own cause.</summary>
    public async Task<long> WriteAsync(Mail mail, CancellationToken stop)
    {
        await using var db = AudienceDb.Open(shared);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var id = await WriteAsync(db, mail, Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(transaction), stop);
        await transaction.CommitAsync(stop);
        Wake();
        return id;
    }

    /// <summary>Call after the commit, when a person waits for the mail.</summary>
    public void Wake() => due.Wake();

    /// <summary>Newest first.</summary>
    /// <param name="state">Null: all.</param>
    public async Task<IReadOnlyList<SentMail>> ListAsync(MailState? state, int most, CancellationToken stop)
    {
        await using var db = AudienceDb.Open(shared);
        var rows = await db.Mails.AsNoTracking().Where(m => state == null || m.State == state).OrderByDescending(m => m.Id).Take(most).ToListAsync(stop);
        return [.. rows.Select(Read)];
    }

    public async Task<SentMail?> FindAsync(long id, CancellationToken stop)
    {
        await using var db = AudienceDb.Open(shared);
        return await db.Mails.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, stop) is { } row ? Read(row) : null;
    }

    /// <summary>A mail came back later: the note says so.</summary>
    /// <returns>False when there is no such mail, or it has not left the house.</returns>
    public async Task<bool> NoteBounceAsync(long id, string note, CancellationToken stop)
    {
        var shortened = Short(note);
        await using var db = AudienceDb.Open(shared);
        return await db.Mails.Where(m => m.Id == id && m.State != MailState.Waiting)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.State, MailState.Bounced).SetProperty(m => m.Note, shortened), stop) == 1;
    }

    /// <summary>True for one address such as <c>jo@example.org</c>, without a name and without line ends.</summary>
    public static bool IsAddress(string address) =>
        address.Length is > 2 and <= 254 && !address.Any(char.IsControl) && MailboxAddress.TryParse(address, out var parsed) && parsed.Address == address
        && address.Contains('@', StringComparison.Ordinal);

    internal static string Normal(string address) => address.Trim().ToUpperInvariant();

    internal static string Short(string note) => note.Length > 1000 ? note[..1000] : note;

    private async Task<long> WriteAsync(AudienceDb db, Mail mail, DbTransaction within, CancellationToken stop)
    {
        if (!IsAddress(mail.Address))
        {
            throw new ArgumentException("The address of the mail is not one.", nameof(mail));
        }

        var (subject, text) = templates.Find(mail.Template, mail.Culture).Fill(mail.Values);
        var host = options.From[(options.From.IndexOf('@', StringComparison.Ordinal) + 1)..];
        var row = new MailRow
        {
            Template = mail.Template,
            Culture = mail.Culture.Code,
            Address = mail.Address,
            NormalizedAddress = Normal(mail.Address),
            Name = mail.Name,
            Subject = subject,
            Text = text,
            About = mail.About,
            MessageId = $"{Guid.NewGuid():n}@{host}",
            Created = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        db.Mails.Add(row);
        await db.SaveChangesAsync(stop);
        await due.AddWithinAsync(new NewDue(Kind, Payload: row.Id.ToString(CultureInfo.InvariantCulture)), within, stop);
        return row.Id;
    }

    private static SentMail Read(MailRow m) => new(
        m.Id, m.Template, new Culture(m.Culture), m.Address, m.About, m.State, m.Attempts, m.Note, DateTimeOffset.FromUnixTimeMilliseconds(m.Created).UtcDateTime,
        m.Finished is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at).UtcDateTime : null);
}
