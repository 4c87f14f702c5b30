using System.Text;
using StadKust.Typesetting;

namespace StadKust.Magazine.House;

/// <summary><c>print/fonts.yaml</c>: names for the font files of the theme, with their licence.</summary>
internal static class FontsFile
{
    /// <param name="folder">The folder the file lies in; font files are named from there.</param>
    public static (FontSet Fonts, IReadOnlyDictionary<string, FontId> Names) Read(YamlFile file, string folder)
    {
        var faces = new List<(FontFace Face, ReadOnlyMemory<byte> Bytes)>();
        var names = new Dictionary<string, FontId>();
        var fallbacks = new List<(FontId Font, IReadOnlyList<string> Names, YamlMap Map)>();
        foreach (var (name, map) in file.Root.MapOrEmpty("fonts").Maps())
        {
            var path = map.Needed("file");
            var licence = new Licence(map.Text("licence") ?? "", map.Flag("embed") ?? true);
            var axes = map.MapOrEmpty("axes");
            var instance = axes.Keys.Select(k => new Axis(k, axes.Number(k) ?? 0)).ToValueList();
            var others = map.Texts("fallback");
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
            var id = new FontId(instance.Count == 0 ? hash.Hex : Hash.Of(Encoding.UTF8.GetBytes(hash.Hex + string.Join(';', instance))).Hex);
            if (instance.Count > 0 && WrongAxis(bytes, instance, name) is { } wrong)
            {
                map.Fault("axes", "wrong-axis", wrong, "Axes are named by four letters, such as wght or wdth.");
                continue;
            }

            names[name] = id;
            if (faces.TrueForAll(f => f.Face.Id != id))
            {
                faces.Add((new FontFace(id, hash, instance, licence), bytes));
            }

            if (others.Count > 0)
            {
                fallbacks.Add((id, others, map));
            }
        }

        foreach (var (font, others, map) in fallbacks)
        {
            var known = others.Where(names.ContainsKey).Select(o => names[o]).Where(o => o != font).ToValueList();
            foreach (var other in others.Where(o => !names.ContainsKey(o)))
            {
                map.Fault("fallback", "unknown-font", $"{map.Path} falls back to the font '{other}', which fonts.yaml does not have.");
            }

            var at = faces.FindIndex(f => f.Face.Id == font);
            faces[at] = (faces[at].Face with { Fallbacks = known }, faces[at].Bytes);
        }

        file.Root.NoOthers();
        return (new FontSet(faces), names);
    }

    private static string? WrongAxis(byte[] bytes, ValueList<Axis> axes, string name)
    {
        try
        {
            FontInstance.Of(bytes, axes, name);
            return null;
        }
        catch (InvalidDataException wrong)
        {
            return wrong.Message;
        }
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
