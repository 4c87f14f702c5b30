using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StadKust.Audience.Tests;

/// <summary>The other side: speaks enough SMTP to take mails, refuse addresses, or hang up.</summary>
internal sealed class PostOffice : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();

    public PostOffice()
    {
        listener.Start();
        _ = Task.Run(ListenAsync);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public List<string> Taken { get; } = [];

    /// <summary>Answer to RCPT TO.</summary>
    public string Answer { get; set; } = "250 ok";

    public bool HangsUp { get; set; }

    private async Task ListenAsync()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(closing.Token);
                await TalkAsync(client.GetStream());
            }
            catch (Exception gone) when (gone is OperationCanceledException or IOException or SocketException)
            {
                // The sender has hung up, or the test is over.
            }
        }
    }

    private async Task TalkAsync(NetworkStream line)
    {
        if (HangsUp)
        {
            return;
        }

        using var reader = new StreamReader(line, Encoding.UTF8, leaveOpen: true);
        async Task Say(string text) => await line.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n"), closing.Token);
        await Say("220 post office");
        while (await reader.ReadLineAsync(closing.Token) is { } said)
        {
            switch (said.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "RCPT":
                    await Say(Answer);
                    break;
                case "DATA":
                    await Say("354 go on");
                    var mail = new StringBuilder();
                    while (await reader.ReadLineAsync(closing.Token) is { } text && text != ".")
                    {
                        mail.AppendLine(text);
                    }

                    Taken.Add(mail.ToString());
                    await Say("250 taken");
                    break;
                case "QUIT":
                    await Say("221 bye");
                    return;
                default:
                    await Say("250 ok");
                    break;
            }
        }
    }

    public void Dispose()
    {
        closing.Cancel();
        listener.Stop();
        closing.Dispose();
    }
}
