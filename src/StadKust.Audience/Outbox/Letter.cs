using System.Net;
using System.Text;
using MimeKit;

namespace StadKust.Audience;

/// <summary>A row to a message: plain text, and the same as simple HTML. A line that is an address becomes a link.</summary>
internal static class Letter
{
    public static MimeMessage Of(MailRow mail, MailOptions options)
    {
        var message = new MimeMessage { Subject = mail.Subject, MessageId = mail.MessageId, Date = DateTimeOffset.FromUnixTimeMilliseconds(mail.Created) };
        message.From.Add(new MailboxAddress(options.FromName, options.From));
        message.To.Add(new MailboxAddress(mail.Name, mail.Address));
        message.Headers.Add("Content-Language", mail.Culture);

        // No answering machine answers a machine (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = Html(mail) }.ToMessageBody();
        return message;
    }

    private static string Html(MailRow mail)
    {
        var html = new StringBuilder($"<!DOCTYPE html><html lang=\"{WebUtility.HtmlEncode(mail.Culture)}\"><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(mail.Subject)}</title></head>")
            .Append("<body style=\"font-family:Georgia,serif;font-size:17px;line-height:1.5;color:#1c2b39;max-width:36em;margin:1.5em auto;padding:0 1em\">");
        foreach (var paragraph in mail.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var lines = paragraph.Split('\n').Select(line => IsAddress(line)
                ? $"<a href=\"{WebUtility.HtmlEncode(line)}\" style=\"color:#0b5c6b\">{WebUtility.HtmlEncode(line)}</a>"
                : WebUtility.HtmlEncode(line));
            html.Append("<p>").AppendJoin("<br>", lines).Append("</p>");
        }

        return html.Append("</body></html>").ToString();
    }

    private static bool IsAddress(string line) =>
        !line.Contains(' ', StringComparison.Ordinal) && Uri.TryCreate(line, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && line.StartsWith("http", StringComparison.Ordinal);
}
