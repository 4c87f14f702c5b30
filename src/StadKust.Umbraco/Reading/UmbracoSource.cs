using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using StadKust.Content;

namespace StadKust.Umbraco.Reading;

/// <summary>Reads a whole site over its Delivery API: every culture page by page, then the media folder by folder.</summary>
/// <remarks>What other servers get wrong is survived: everything expanded unasked (17.0.0), <c>take</c> passed over by media (16.3), refusals that are no JSON.</remarks>
internal sealed class UmbracoSource(HttpClient http, ReaderOptions options)
{
    private const string Base = "umbraco/delivery/api/v2/";

    // One answer; a page of a hundred large items has a few megabytes.
    private const int MostBytes = 128 * 1024 * 1024;

    // A site of some hundred thousand items in one culture: beyond that something turns in circles.
    private const int MostItems = 500_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { MaxDepth = 256 };

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);

    /// <exception cref="HttpRequestException">The other site does not answer, or refuses, also when asked again.</exception>
    /// <exception cref="JsonException">An answer is not what a Delivery API gives.</exception>
    public async Task<DeliveredSite> ReadAsync(IEnumerable<Culture> cultures, CancellationToken stop)
    {
        using var stamp = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var read = new List<(string, IReadOnlyList<DeliveredItem>)>();
        foreach (var culture in cultures)
        {
            read.Add((culture.Code, await SettledAsync(() => ItemsAsync(culture, stop), i => i.Id, stamp, stop)));
        }

        return new DeliveredSite(read, await MediaAsync(stamp, stop), Convert.ToHexStringLower(stamp.GetHashAndReset()));
    }

    /// <summary>The bytes behind a media address.</summary>
    public async Task DownloadAsync(string url, Stream target, CancellationToken stop)
    {
        var address = new Uri(http.BaseAddress!, url);
        if (address.Scheme is not ("http" or "https"))
        {
            throw new HttpRequestException($"{url} is no address a picture can be fetched from.");
        }

        using var answer = await TriedAsync(() => new HttpRequestMessage(HttpMethod.Get, address), stop);
        await answer.Content.CopyToAsync(target, stop);
    }

    // Somebody may publish between two pages: then items are missing or come twice, and the culture is read again.
    private static async Task<IReadOnlyList<T>> SettledAsync<T>(
        Func<Task<(List<T> Items, List<byte[]> Hashes, bool IsWhole)>> read, Func<T, Guid> key, IncrementalHash stamp, CancellationToken stop)
    {
        const int Most = 4;
        for (var round = 1; ; round++)
        {
            stop.ThrowIfCancellationRequested();
            var (items, hashes, isWhole) = await read();
            if ((isWhole && items.DistinctBy(key).Count() == items.Count) || round == Most)
            {
                hashes.ForEach(stamp.AppendData);
                return [.. items.DistinctBy(key)];
            }
        }
    }

    private Task<(List<DeliveredItem>, List<byte[]>, bool)> ItemsAsync(Culture culture, CancellationToken stop) =>
        PagesAsync<DeliveredItem>("content?sort=level:asc&sort=sortOrder:asc", culture, i => i.Id, stop);

    private async Task<(List<T> Items, List<byte[]> Hashes, bool IsWhole)> PagesAsync<T>(string query, Culture? culture, Func<T, Guid> key, CancellationToken stop)
    {
        var (items, hashes, seen) = (new List<T>(), new List<byte[]>(), new HashSet<Guid>());
        var total = -1L;
        while (true)
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"{Base}{query}&skip={items.Count}&take={options.PageSize}");
            var (page, hash) = await PageAsync<T>(address, culture, stop);
            var found = page.Items ?? [];
            var isNew = found.Any(i => seen.Add(key(i)));
            items.AddRange(found);
            hashes.Add(hash);
            var isWhole = total < 0 || total == page.Total;
            total = page.Total;
            if (items.Count > MostItems)
            {
                throw new JsonException($"{address} has told more than {MostItems} items.");
            }

            if (!isNew || items.Count >= total || !isWhole)
            {
                return (items, hashes, isWhole);
            }
        }
    }

    private async Task<IReadOnlyList<DeliveredMedia>> MediaAsync(IncrementalHash stamp, CancellationToken stop)
    {
        var media = new List<DeliveredMedia>();
        var folders = new Queue<Guid?>([null]);
        var seen = new HashSet<Guid>();
        while (folders.TryDequeue(out var folder))
        {
            IReadOnlyList<DeliveredMedia> children;
            try
            {
                children = await SettledAsync(
                    () => PagesAsync<DeliveredMedia>($"media?fetch=children:{(folder is { } key ? key : "/")}", null, m => m.Id, stop), m => m.Id, stamp, stop);
            }
            catch (HttpRequestException refused) when (folder is null && refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound)
            {
                // Media are switched off there: pictures are known from where they are picked.
                return [];
            }

            foreach (var child in children.Where(c => seen.Add(c.Id)))
            {
                media.Add(child with { Parent = folder });
                if (string.IsNullOrEmpty(child.Url))
                {
                    folders.Enqueue(child.Id);
                }
            }
        }

        return media;
    }

    private async Task<(DeliveredPage<T> Page, byte[] Hash)> PageAsync<T>(string address, Culture? culture, CancellationToken stop)
    {
        using var answer = await TriedAsync(
            () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.TryAddWithoutValidation("Accept", "application/json");
                if (culture is { } wanted)
                {
                    request.Headers.TryAddWithoutValidation("Accept-Language", wanted.Code);
                }

                if (options.ApiKey is { Length: > 0 } key)
                {
                    request.Headers.TryAddWithoutValidation("Api-Key", key);
                }

                return request;
            }, stop);
        var bytes = await answer.Content.ReadAsByteArrayAsync(stop);
        return (JsonSerializer.Deserialize<DeliveredPage<T>>(bytes, Json) ?? throw new JsonException($"{address} was answered with null."), SHA256.HashData(bytes));
    }

    // A refusal is final; what a busy or restarting server says, and silence, are not.
    private async Task<HttpResponseMessage> TriedAsync(Func<HttpRequestMessage> ask, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                using var request = ask();
                var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
                if (answer.IsSuccessStatusCode)
                {
                    return answer.Content.Headers.ContentLength is > MostBytes
                        ? throw new JsonException($"{request.RequestUri} is answered with more than {MostBytes} bytes.") : answer;
                }

                var refused = new HttpRequestException($"{request.RequestUri} is answered with {(int)answer.StatusCode}.", null, answer.StatusCode);
                answer.Dispose();
                throw refused;
            }
            catch (Exception trouble) when (tries < options.Tries && IsPassing(trouble, stop))
            {
                await Task.Delay(FirstWait * Math.Pow(2, tries - 1), stop);
            }
        }
    }

    private static bool IsPassing(Exception trouble, CancellationToken stop) => trouble switch
    {
        HttpRequestException { StatusCode: null or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError } => true,
        IOException => true,
        TaskCanceledException => !stop.IsCancellationRequested,
        _ => false,
    };
}
