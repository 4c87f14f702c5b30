using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace StadKust.Events;

/// <summary>How feeds are fetched. Section <c>Feeds</c> of the configuration.</summary>
public sealed record FeedOptions
{
    public long MostBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>For the whole of it, redirects included.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    public int MostRedirects { get; init; } = 5;

    /// <summary>Addresses of one's own network may be fetched from, at any port: for tests on one machine only.</summary>
    public bool AllowOwnNetwork { get; init; }
}

/// <param name="Body">Null: nothing has changed since (304).</param>
/// <param name="Trouble">Why it could not be fetched, in a sentence for the partner.</param>
internal sealed record Fetched(byte[]? Body, string? ETag, string? LastModified, string? Trouble = null);

/// <summary>Fetches a feed from the public web, within limits on size, time and redirects, and only when it has changed.</summary>
internal sealed class FetchFeed : IDisposable
{
    private readonly FeedOptions options;
    private readonly HttpClient client;

    public FetchFeed(FeedOptions options)
    {
        this.options = options;
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = ConnectAsync,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            MaxResponseHeadersLength = 64,
        })
        { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("StadKust", "1.0"));
        client.DefaultRequestHeaders.Accept.ParseAdd("text/calendar, */*;q=0.1");
    }

    public async Task<Fetched> GetAsync(string address, string? etag, string? lastModified, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(options.Patience);
        try
        {
            var at = new Uri(address);
            for (var redirects = 0; redirects <= options.MostRedirects; redirects++)
            {
                if (!options.AllowOwnNetwork && !FeedAddress.IsAllowed(at))
                {
                    return Trouble($"{at.Host} is not an address on the public web; nothing was fetched.");
                }

                using var request = new HttpRequestMessage(HttpMethod.Get, at);
                if (etag is not null)
                {
                    request.Headers.TryAddWithoutValidation("If-None-Match", etag);
                }

                if (lastModified is not null)
                {
                    request.Headers.TryAddWithoutValidation("If-Modified-Since", lastModified);
                }

                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
                if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } there)
                {
                    at = new Uri(at, there);
                    continue;
                }

                if (response.StatusCode == HttpStatusCode.NotModified)
                {
                    return new Fetched(null, etag, lastModified);
                }

                return response.IsSuccessStatusCode
                    ? new Fetched(
                        await ReadAsync(response, patience.Token), response.Headers.ETag?.ToString(),
                        response.Content.Headers.TryGetValues("Last-Modified", out var dates) ? dates.FirstOrDefault() : null)
                    : Trouble($"{at.Host} answered {(int)response.StatusCode}.");
            }

            return Trouble($"The address was redirected more than {options.MostRedirects} times.");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Trouble($"The feed was not read whole within {options.Patience.TotalSeconds:0} seconds.");
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException or InvalidDataException or UriFormatException or SocketException)
        {
            return Trouble(trouble.InnerException is OwnNetworkException inner ? inner.Message : trouble.Message);
        }
    }

    public void Dispose() => client.Dispose();

    private static Fetched Trouble(string words) => new(null, null, null, words);

    // Counted after unpacking: a small answer that unfolds to gigabytes ends here, too.
    private async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken stop)
    {
        await using var body = await response.Content.ReadAsStreamAsync(stop);
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, stop)) > 0)
        {
            if (kept.Length + read > options.MostBytes)
            {
                throw new InvalidDataException($"The feed has more than {options.MostBytes / 1024 / 1024} MB.");
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    // Resolves the name itself and connects to what it has looked at: no second answer can lead elsewhere.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, stop);
        var allowed = options.AllowOwnNetwork ? addresses : [.. addresses.Where(FeedAddress.IsPublic)];
        if (allowed.Length == 0)
        {
            throw new OwnNetworkException($"{host} leads into a private network; nothing was fetched.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class OwnNetworkException(string message) : IOException(message);
}
