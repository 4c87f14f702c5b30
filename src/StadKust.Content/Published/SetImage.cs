using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace StadKust.Content;

/// <summary>The index of the published set as a file beside the database: a start reads it instead of all rows, then follows the log from where it stood.</summary>
/// <remarks>
/// Derived data: it may be deleted at any time. It names the row of the log it stands at, and counts only for a database that has this row;
/// a file that is damaged, of another form or of another database is passed over. Values, words, media and old addresses are not in it.
/// </remarks>
internal static class SetImage
{
    public const string FileName = "set.image";

    // Another number whenever the layout below changes: old files are passed over then.
    private const int Form = 1;

    private const int HashBytes = BodyHash.Bytes;
    private static readonly byte[] Magic = "StadKust set"u8.ToArray();

    /// <summary>Written beside and put in place at the end, so that a crash leaves the former file.</summary>
    /// <param name="mark">Row of the log the tree stands at.</param>
    public static void Write(string file, SetTree tree, SetMark mark)
    {
        var fresh = $"{file}.{Environment.ProcessId}";
        using (var target = File.Create(fresh, 1 << 16))
        {
            using var hash = SHA256.Create();
            using (var hashed = new CryptoStream(target, hash, CryptoStreamMode.Write, leaveOpen: true))
            using (var to = new BinaryWriter(hashed, Encoding.UTF8, leaveOpen: true))
            {
                to.Write(Magic);
                to.Write(Form);
                to.Write(mark.Sequence);
                to.Write(mark.Row);
                var types = Table(to, tree.Nodes.Values.Select(n => n.Entry.Type));
                var cultures = Table(to, tree.Nodes.Values.SelectMany(n => n.Variants.Select(v => v.Culture.Code)));
                to.Write(tree.Nodes.Count);
                foreach (var node in tree.Nodes.Values)
                {
                    WriteNode(to, node, types, cultures);
                }
            }

            target.Write(hash.Hash);
        }

        File.Move(fresh, file, overwrite: true);
    }

    /// <returns>Null when there is none that can be read.</returns>
    public static (SetTree Tree, SetMark Mark)? Read(string file)
    {
        try
        {
            if (!File.Exists(file))
            {
                return null;
            }

            var bytes = File.ReadAllBytes(file);
            if (bytes.Length < Magic.Length + HashBytes || !bytes.AsSpan(0, Magic.Length).SequenceEqual(Magic)
                || !SHA256.HashData(bytes.AsSpan(..^HashBytes)).AsSpan().SequenceEqual(bytes.AsSpan(^HashBytes..)))
            {
                return null;
            }

            using var from = new BinaryReader(new MemoryStream(bytes, Magic.Length, bytes.Length - Magic.Length - HashBytes), Encoding.UTF8);
            if (from.ReadInt32() != Form)
            {
                return null;
            }

            var mark = new SetMark(from.ReadInt64(), from.ReadString());
            var types = Table(from).Select(string.Intern).ToArray();
            var cultures = Table(from).Select(c => new Culture(string.Intern(c))).ToArray();
            var change = SetTree.Empty.Change();
            var lists = new Dictionary<ulong, Culture[]>();
            for (var left = from.ReadInt32(); left > 0; left--)
            {
                change.Put(ReadNode(from, types, cultures, lists));
            }

            return (change.Freeze(), mark);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            // Derived data: without it the rows are read.
            return null;
        }
    }

    private static void WriteNode(BinaryWriter to, SetNode node, Dictionary<string, int> types, Dictionary<string, int> cultures)
    {
        var entry = node.Entry;
        to.Write(entry.Key.ToByteArray());
        to.Write((entry.Parent ?? Guid.Empty).ToByteArray());
        to.Write7BitEncodedInt(types[entry.Type]);
        to.Write(entry.SortOrder);
        to.Write7BitEncodedInt(entry.Level);
        to.Write(entry.Created.Ticks);
        WriteHash(to, node.SharedHash);
        to.Write((byte)node.Variants.Length);
        foreach (var variant in node.Variants)
        {
            to.Write((byte)cultures[variant.Culture.Code]);
            to.Write(variant.Name);
            to.Write(variant.Slug);
            to.Write(variant.Updated.Ticks);
            WriteHash(to, variant.BodyHash);
        }
    }

    private static SetNode ReadNode(BinaryReader from, string[] types, Culture[] cultures, Dictionary<ulong, Culture[]> lists)
    {
        Span<byte> sixteen = stackalloc byte[16];
        var key = ReadKey(from, sixteen);
        var parent = ReadKey(from, sixteen);
        var type = types[from.Read7BitEncodedInt()];
        var sort = from.ReadInt32();
        var level = from.Read7BitEncodedInt();
        var created = new DateTime(from.ReadInt64(), DateTimeKind.Utc);
        var shared = ReadHash(from);
        var variants = new SetVariant[from.ReadByte()];
        var which = 0UL;
        for (var i = 0; i < variants.Length; i++)
        {
            var culture = from.ReadByte();
            which = (which << 8) | (uint)(culture + 1);
            var (name, slug) = (from.ReadString(), from.ReadString());
            var before = i > 0 ? variants[i - 1] : null;

            // Names of a place are mostly the same in all languages: one string serves them.
            variants[i] = new SetVariant(
                cultures[culture], before?.Name == name ? before.Name : name, before?.Slug == slug ? before.Slug : slug, new DateTime(from.ReadInt64(), DateTimeKind.Utc), ReadHash(from));
        }

        // Eight cultures fit into the number; more are rare and get a list of their own.
        if (variants.Length > 8 || !lists.TryGetValue(which, out var list))
        {
            list = [.. variants.Select(v => v.Culture)];
            lists[which] = list;
        }

        return new SetNode(
            new ItemEntry(key, type, parent == Guid.Empty ? null : parent, sort, level, created, list), shared, ImmutableCollectionsMarshal.AsImmutableArray(variants));
    }

    private static Guid ReadKey(BinaryReader from, Span<byte> sixteen)
    {
        from.BaseStream.ReadExactly(sixteen);
        return new Guid(sixteen);
    }

    private static void WriteHash(BinaryWriter to, BodyHash hash)
    {
        Span<byte> bytes = stackalloc byte[HashBytes];
        hash.CopyTo(bytes);
        to.Write(bytes);
    }

    private static BodyHash ReadHash(BinaryReader from)
    {
        Span<byte> hash = stackalloc byte[HashBytes];
        from.BaseStream.ReadExactly(hash);
        return BodyHash.Of(hash);
    }

    private static Dictionary<string, int> Table(BinaryWriter to, IEnumerable<string> words)
    {
        var table = words.Distinct(StringComparer.Ordinal).Select((w, i) => (w, i)).ToDictionary(StringComparer.Ordinal);
        to.Write(table.Count);
        foreach (var word in table.Keys)
        {
            to.Write(word);
        }

        return table;
    }

    private static string[] Table(BinaryReader from)
    {
        var words = new string[from.ReadInt32()];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = from.ReadString();
        }

        return words;
    }
}

/// <summary>A row of the change log, by which a database is known again.</summary>
/// <param name="Row">All it says.</param>
internal sealed record SetMark(long Sequence, string Row);
