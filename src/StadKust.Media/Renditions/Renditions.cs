using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using StadKust.Content;

namespace StadKust.Media;

/// <summary>A file ready to be sent.</summary>
/// <param name="Tag">Strong entity tag, in quotes.</param>
public sealed record RenditionFile(string Path, string ContentType, string Tag);

/// <summary>Derived sizes and crops of pictures, made once and kept on disk by content hash and commands.</summary>
/// <remarks>Few at a time: a picture of 24 megapixels takes about 150 ms and 100 MB. The folder may be deleted at any time.</remarks>
public sealed class Renditions : IDisposable
{
    // Changes when the same commands should give other bytes: part of every name.
    private const string Maker = "1";
    private const string PrintMaker = "3";

    private readonly IMediaFiles files;
    private readonly MediaSettings settings;
    private readonly SemaphoreSlim places;
    private readonly ConcurrentDictionary<string, Lazy<Task>> underway = new();
    private readonly ConcurrentDictionary<string, bool> lineArt = new(StringComparer.Ordinal);
    private int waiting;

    public Renditions(IMediaFiles files, MediaSettings settings)
    {
        this.files = files;
        this.settings = settings;
        places = new SemaphoreSlim(settings.Parallel);
    }

    /// <summary>True when the rendition is on disk already: sending it costs nothing.</summary>
    public bool IsMade(MediaEntry entry, RenditionCommands commands) => File.Exists(PathOf(entry.Hash, entry.Path, commands));

    /// <exception cref="NoPictureException">The bytes are no picture, too large, or the time is over.</exception>
    /// <exception cref="TimeoutException">Too much is being asked at the moment.</exception>
    public async Task<RenditionFile> MakeAsync(MediaEntry entry, RenditionCommands commands, CancellationToken stop)
    {
        var own = commands.Focal ?? entry.Focal ?? FocalPoint.Middle;
        var asked = commands.Crop ? commands with { Focal = own } : commands;
        var path = PathOf(entry.Hash, entry.Path, asked);
        await OnceAsync(path, async () =>
        {
            var original = await ReadAsync(entry, CancellationToken.None);
            return await Task.Run(() => PictureWork.Make(original, System.IO.Path.GetFileName(entry.Path), asked, own, settings), CancellationToken.None);
        }).WaitAsync(stop);
        return new RenditionFile(path, commands.Format == RenditionFormat.WebP ? "image/webp" : "image/jpeg", TagOf(path));
    }

    /// <summary>The cleaned drawing.</summary>
    /// <exception cref="NoPictureException">Not an SVG.</exception>
    public async Task<RenditionFile> DrawingAsync(MediaEntry entry, CancellationToken stop)
    {
        var path = System.IO.Path.Combine(settings.RenditionFolder, entry.Hash[..2], $"{entry.Hash}-clean{Maker}.svg");
        await OnceAsync(path, async () =>
            SafeDrawing.Read(new MemoryStream(await ReadAsync(entry, CancellationToken.None)), System.IO.Path.GetFileName(entry.Path)).Bytes).WaitAsync(stop);
        return new RenditionFile(path, "image/svg+xml", TagOf(path));
    }

    /// <summary>A picture in the inks of a printing condition, ready to be placed in a PDF.</summary>
    /// <param name="hash">Of the original.</param>
    /// <param name="profile">Bytes of the ICC profile of the condition; it must be a CMYK output profile.</param>
    /// <param name="mostPixelsWide">Wider originals are scaled down; nothing is ever scaled up.</param>
    /// <param name="inkLimit">Of all inks together, in per cent; 400 leaves what the profile gives.</param>
    /// <remarks>Runs on the caller's thread: setting a magazine is work of the background.</remarks>
    /// <exception cref="NoPictureException">The bytes are no picture; the message names the hash.</exception>
    public PrintPicture Print(string hash, PrintIntent intent, ReadOnlyMemory<byte> profile, int mostPixelsWide, int inkLimit = 400)
    {
        var condition = intent != PrintIntent.Photo ? "grey" : Convert.ToHexStringLower(SHA256.HashData(profile.Span).AsSpan(0, 8));
        var path = System.IO.Path.Combine(settings.RenditionFolder, "print", hash[..2], $"{hash}-{PrintMaker}-{condition}-{inkLimit}-{intent}-{mostPixelsWide}");
        if (File.Exists(path + ".jpg"))
        {
            return PrintPicture.Read(File.ReadAllBytes(path + ".jpg"));
        }

        if (File.Exists(path + ".tif"))
        {
            return PrintPicture.ReadLossless(File.ReadAllBytes(path + ".tif"));
        }

        var made = PrintWork.Make(Original(hash), hash, intent, profile, mostPixelsWide, inkLimit, settings);
        Write(path + (made.IsLossless ? ".tif" : ".jpg"), made.Bytes);
        return made.IsLossless ? PrintPicture.ReadLossless(made.Bytes) : PrintPicture.Read(made.Bytes);
    }

    /// <summary>Whether an original is line art, which is printed as one bit in black. Looked at once; JPEGs never are.</summary>
    /// <exception cref="NoPictureException">The bytes are no picture; the message names the hash.</exception>
    public bool IsLineArt(string hash) => lineArt.GetOrAdd(hash, h => PrintWork.IsLineArt(Original(h), h, settings));

    private byte[] Original(string hash)
    {
        using var original = files.OpenAsync(hash, CancellationToken.None).GetAwaiter().GetResult()
            ?? throw PictureBytesReader.No(hash, "media-missing", $"No file has the hash {hash}.");
        using var copy = new MemoryStream();
        original.CopyTo(copy);
        return copy.ToArray();
    }

    public void Dispose() => places.Dispose();

    /// <summary>Work asked twice at the same time is done once; a failure is not remembered.</summary>
    private Task OnceAsync(string path, Func<Task<byte[]>> make)
    {
        if (File.Exists(path))
        {
            return Task.CompletedTask;
        }

        return underway.GetOrAdd(path, p => new Lazy<Task>(() => WorkAsync(p))).Value;

        async Task WorkAsync(string target)
        {
            // 32 waiting pictures are about five seconds of work on two processors; who comes later is told to come back.
            if (Interlocked.Increment(ref waiting) > 32)
            {
                Interlocked.Decrement(ref waiting);
                underway.TryRemove(target, out _);
                throw new TimeoutException("Too many pictures are being made at the moment.");
            }

            try
            {
                await places.WaitAsync();
                try
                {
                    Write(target, await make());
                }
                finally
                {
                    places.Release();
                }
            }
            finally
            {
                Interlocked.Decrement(ref waiting);
                underway.TryRemove(target, out _);
            }
        }
    }

    private async Task<byte[]> ReadAsync(MediaEntry entry, CancellationToken stop)
    {
        await using var original = await files.OpenAsync(entry.Hash, stop)
            ?? throw PictureBytesReader.No(entry.Path, "media-missing", $"The file of {entry.Path} is not in the store.");
        using var copy = new MemoryStream();
        await original.CopyToAsync(copy, stop);
        return copy.ToArray();
    }

    private static void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Guid.NewGuid():n}.part";
        File.WriteAllBytes(unfinished, bytes);
        File.Move(unfinished, path, overwrite: true);
    }

    private string PathOf(string hash, string source, RenditionCommands commands)
    {
        var focal = commands.Crop && commands.Focal is null ? commands with { Focal = FocalPoint.Middle } : commands;
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Maker} {MediaKinds.Of(source)} {focal.Canonical()}")).AsSpan(0, 10));
        return System.IO.Path.Combine(settings.RenditionFolder, hash[..2], $"{hash}-{name}.{(commands.Format == RenditionFormat.WebP ? "webp" : "jpg")}");
    }

    private static string TagOf(string path) => $"\"{System.IO.Path.GetFileNameWithoutExtension(path)[^20..]}{System.IO.Path.GetFileName(path)[..12]}\"";
}
