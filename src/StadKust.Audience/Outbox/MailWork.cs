using System.Globalization;
using MailKit;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using StadKust.Content;

namespace StadKust.Audience;

/// <summary>Sends one mail. What the other side refuses for good is noted; what it cannot take now is tried again with growing pauses.</summary>
internal sealed class MailWork(SharedDatabase shared, MailOptions options, TimeProvider clock) : IDueWork
{
    // The runner of due work gives up after this many.
    private const int LastAttempt = 5;

    public string What => Outbox.Kind;

    public async Task DoAsync(DueTask task, IProgress<Progress> progress, CancellationToken stop)
    {
        var id = long.Parse(task.Payload, CultureInfo.InvariantCulture);
        await using var db = AudienceDb.Open(shared);

        // Sent before a crash, or erased because the person asked: nothing is left to do.
        if (await db.Mails.SingleOrDefaultAsync(m => m.Id == id, stop) is not { State: MailState.Waiting } mail)
        {
            return;
        }

        mail.Attempts++;
        try
        {
            await SendAsync(mail, stop);
            (mail.State, mail.Note) = (MailState.Sent, null);
        }
        catch (SmtpCommandException refused) when ((int)refused.StatusCode is >= 500 and < 600)
        {
            // 5xx is final (RFC 5321 §4.2.1): the same mail will not be taken tomorrow either.
            (mail.State, mail.Note) = (MailState.Bounced, Outbox.Short($"{(int)refused.StatusCode} {refused.Message}"));
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            mail.Note = Outbox.Short(trouble is OperationCanceledException ? $"No answer within {options.Patience.TotalSeconds:0} seconds." : trouble.Message);
            if (task.Attempt >= LastAttempt)
            {
                Finish(mail, MailState.Failed);
            }

            await db.SaveChangesAsync(stop);
            throw new InvalidOperationException($"Mail {id} ({mail.Template}): {mail.Note}", trouble);
        }

        Finish(mail, mail.State);
        await db.SaveChangesAsync(stop);
    }

    // A link that lets somebody in must not lie in the database once it is on its way.
    private void Finish(MailRow mail, MailState state)
    {
        mail.State = state;
        mail.Finished = clock.GetUtcNow().ToUnixTimeMilliseconds();
        (mail.Subject, mail.Text, mail.Name) = ("", "", "");
    }

    private async Task SendAsync(MailRow mail, CancellationToken stop)
    {
        var message = Letter.Of(mail, options);
        if (options.Host.Length == 0)
        {
            await PickupAsync(mail, message, stop);
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(options.Patience);
        using var smtp = new SmtpClient { Timeout = (int)options.Patience.TotalMilliseconds };
        await smtp.ConnectAsync(options.Host, options.Port, options.Security switch
        {
            MailSecurity.Tls => MailKit.Security.SecureSocketOptions.SslOnConnect,
            MailSecurity.None => MailKit.Security.SecureSocketOptions.None,
            _ => MailKit.Security.SecureSocketOptions.StartTls,
        }, patience.Token);
        if (options.User.Length > 0)
        {
            await smtp.AuthenticateAsync(options.User, options.Password, patience.Token);
        }

        await smtp.SendAsync(message, patience.Token);
        await smtp.DisconnectAsync(quit: true, CancellationToken.None);
    }



    // Written under another name first: whoever watches the folder never sees half a mail. Only we may read it: it holds links that let people in.
    private async Task PickupAsync(MailRow mail, MimeKit.MimeMessage message, CancellationToken stop)
    {
        Directory.CreateDirectory(options.Pickup);
        var file = Path.Combine(options.Pickup, string.Create(CultureInfo.InvariantCulture, $"{mail.Id:000000}-{mail.Template}.eml"));
        var mode = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var bytes = new FileStream(file + ".part", mode))
        {
            await message.WriteToAsync(bytes, stop);
        }

        File.Move(file + ".part", file, overwrite: true);
    }
}
