using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace StadKust.Themes;

/// <summary>A file of the theme that browsers fetch: style sheet, font, icon.</summary>
/// <param name="Address">Carries a hash of the bytes, so that it may be kept for ever.</param>
public sealed record ThemeAsset(string Name, string Address, string ContentType, byte[] Bytes);

/// <summary>Assets of a theme by name (<c>fonts/literata-600.woff2</c>) and by address.</summary>
public sealed partial class ThemeAssets
{
    private readonly FrozenDictionary<string, ThemeAsset> byName;
    private readonly FrozenDictionary<string, ThemeAsset> byAddress;

    private ThemeAssets(IEnumerable<ThemeAsset> assets)
    {
        byName = assets.ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);
        byAddress = byName.Values.ToFrozenDictionary(a => a.Address, StringComparer.Ordinal);
        Stamp = string.Join(' ', byName.Values.Select(a => a.Address).Order(StringComparer.Ordinal));
    }

    public static ThemeAssets None { get; } = new([]);

    public string Stamp { get; }

    public IEnumerable<ThemeAsset> All => byName.Values;

    public ThemeAsset? Named(string name) => byName.GetValueOrDefault(name);

    public ThemeAsset? At(string address) => byAddress.GetValueOrDefault(address);

    public static ThemeAssets Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return None;
        }

        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => (Name: Path.GetRelativePath(folder, f).Replace('\\', '/'), Path: f))
            .Where(f => TypeOf(f.Name) is not null)
            .ToList();
        var plain = files.Where(f => !IsSheet(f.Name) && !IsOwnSheet(f.Name)).Select(f => Make(f.Name, File.ReadAllBytes(f.Path))).ToList();
        var known = plain.ToDictionary(a => a.Name);
        // Style sheets are joined in the order of their names. They name fonts and pictures by path and get the hashed addresses.
        var sheet = string.Join('\n', files.Where(f => IsSheet(f.Name)).Select(f => File.ReadAllText(f.Path)));
        return new ThemeAssets([.. plain, Sheet("site.css", sheet), .. files.Where(f => IsOwnSheet(f.Name)).Select(f => Sheet(f.Name, File.ReadAllText(f.Path)))]);

        ThemeAsset Sheet(string name, string text) => Make(name, Encoding.UTF8.GetBytes(
            LocalUrl().Replace(text, m => known.TryGetValue(m.Groups[1].Value, out var asset) ? $"url({asset.Address})" : m.Value)));
    }

    private static bool IsSheet(string name) => name.EndsWith(".css", StringComparison.Ordinal) && !IsOwnSheet(name);

    // What is shown inside other sites does not bring the styles of ours along.
    private static bool IsOwnSheet(string name) => name.StartsWith("embed/", StringComparison.Ordinal) && name.EndsWith(".css", StringComparison.Ordinal);

    private static ThemeAsset Make(string name, byte[] bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6));
        return new ThemeAsset(name, $"/assets/{hash}/{name}", TypeOf(name)!, bytes);
    }

    private static string? TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".woff2" => "font/woff2",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".ico" => "image/x-icon",
        ".webmanifest" => "application/manifest+json",
        _ => null,
    };

    [GeneratedRegex("""url\(["']?([a-z0-9/_.-]+)["']?\)""")]
    private static partial Regex LocalUrl();
}
