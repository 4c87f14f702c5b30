using StadKust.Typesetting;

namespace StadKust.Magazine.House;

/// <summary><c>print/fonts.yaml</c>: names for the font files of the theme, with their licence.</summary>
internal static class FontsFile
{
    /// <param name="folder">The folder the file lies in; font files are named from there.</param>
    public static (FontSet Fonts, IReadOnlyDictionary<string, FontId> Names) Read(YamlFile file, string folder)
    {
        var faces = new List<(FontFace, ReadOnlyMemory<byte>)>();
        var names = new Dictionary<string, FontId>();
        foreach (var (name, map) in file.Root.MapOrEmpty("fonts").Maps())
        {
            var path = map.Needed("file");
            var licence = new Licence(map.Text("licence") ?? "", map.Flag("embed") ?? true);
            map.NoOthers();
            if (licence.Spdx.Length == 0)
            {
                map.Fault("licence", "missing-key", $"Font '{name}' needs a licence.", "Write its SPDX name, such as OFL-1.1.");
            }

            if (path.Length == 0 || Bytes(map, name, path, folder) is not { } bytes)
            {
                continue;
            }

            var hash = Hash.Of(bytes);
            var id = new FontId(hash.Hex);
            names[name] = id;
            if (faces.TrueForAll(f => f.Item1.Id != id))
            {
                faces.Add((new FontFace(id, hash, [], licence), bytes));
            }
        }

        file.Root.NoOthers();
        return (new FontSet(faces), names);
    }

    private static byte[]? Bytes(YamlMap map, string name, string path, string folder)
    {
        var full = Path.GetFullPath(Path.Combine(folder, path));
        if (!full.StartsWith(Path.GetFullPath(folder), StringComparison.Ordinal) || !File.Exists(full))
        {
            map.Fault("file", "missing-font", $"The file of font '{name}' is missing: {path}.", "Put the font file into the theme's print/fonts folder.");
            return null;
        }

        var bytes = File.ReadAllBytes(full);
        if (bytes.Length > 12 && bytes[..4] is [0, 1, 0, 0] or [(byte)'O', (byte)'T', (byte)'T', (byte)'O'] or [(byte)'t', (byte)'r', (byte)'u', (byte)'e'])
        {
            return bytes;
        }

        map.Fault("file", "wrong-font", $"{path} is no TrueType or OpenType font.", "WOFF files are for the web; the press needs TTF or OTF.");
        return null;
    }
}
