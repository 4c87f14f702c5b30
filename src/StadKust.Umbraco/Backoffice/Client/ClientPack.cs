using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace StadKust.Umbraco.Backoffice.Client;

/// <summary>The built client: one file with an index and some two thousand parts, each compressed with brotli. Written by <c>build.mjs</c>.</summary>
internal sealed class ClientPack : IDisposable
{
    private readonly SafeFileHandle file;
    private readonly long start;
    private readonly Dictionary<string, long[]> parts;

    private ClientPack(SafeFileHandle file, long start, PackIndex index)
    {
        (this.file, this.start, parts) = (file, start, index.Files);
        Version = index.Version;
        ImportMap = JsonSerializer.Serialize(new { imports = index.Imports });
    }

    /// <summary>Twelve hex digits over all parts: a new build has a new address.</summary>
    public string Version { get; }

    /// <summary>JSON for <c>&lt;script type="importmap"&gt;</c>.</summary>
    public string ImportMap { get; }

    public static ClientPack? Open(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var file = File.OpenHandle(path);
        Span<byte> length = stackalloc byte[4];
        RandomAccess.Read(file, length, 0);
        var head = new byte[BitConverter.ToInt32(length)];
        RandomAccess.Read(file, head, 4);
        return new ClientPack(file, 4 + head.Length, JsonSerializer.Deserialize<PackIndex>(head, JsonSerializerOptions.Web)!);
    }

    /// <summary>The compressed bytes of a part; null when there is none of that name.</summary>
    public async ValueTask<byte[]?> ReadAsync(string name, CancellationToken stop)
    {
        if (!parts.TryGetValue(name, out var place))
        {
            return null;
        }

        var bytes = new byte[place[1]];
        await RandomAccess.ReadAsync(file, bytes, start + place[0], stop);
        return bytes;
    }

    public void Dispose() => file.Dispose();

    /// <param name="Files">Name to offset, bytes, bytes when unpacked.</param>
    private sealed record PackIndex(string Version, Dictionary<string, string> Imports, Dictionary<string, long[]> Files);
}
