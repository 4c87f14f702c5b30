using System.Globalization;
using System.IO.Compression;
using System.Text;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Tests.Files;

/// <summary>A PDF opened up: change objects, then save it sound again, so that only the planted fault is wrong.</summary>
internal sealed class Surgery
{
    private readonly PdfFile file;
    private readonly Dictionary<int, PdfValue> objects = [];

    public Surgery(byte[] bytes)
    {
        file = PdfFile.Open(bytes, Limits.Normal);
        foreach (var number in file.Numbers)
        {
            objects[number] = file.Object(number);
        }
    }

    public string Header { get; set; } = "%PDF-1.6\n%âãÏÓ\n";

    public PdfDict Trailer => file.Trailer;

    public PdfDict Catalog => file.Catalog;

    public PdfDict Info => file.Trailer.Dict("Info");

    public PdfDict Intent => (PdfDict)Catalog.Array("OutputIntents")[0];

    /// <param name="number">From 1.</param>
    public PdfDict Page(int number) => (PdfDict)Catalog.Dict("Pages").Array("Kids")[number - 1];

    public PdfDict Resources(int page, string kind)
    {
        var resources = Page(page).Dict("Resources");
        if (!resources.Has(kind))
        {
            Set(resources, kind, "<< >>");
        }

        return resources.Dict(kind);
    }

    /// <summary>The first object of a kind.</summary>
    public PdfDict First(Func<PdfDict, bool> which) => objects.OrderBy(o => o.Key).Select(o => Dict(o.Value)).First(d => d is not null && which(d))!;

    public PdfValue Value(string text) => new PdfParser(Encoding.Latin1.GetBytes(text), 0, text.Length, file).ReadWithReferences()!;

    public void Set(PdfDict dict, string key, string value) => dict.Entries[key] = Value(value);

    public void Remove(PdfDict dict, string key) => Assert.True(dict.Entries.Remove(key), $"/{key} was not there");

    public string Add(string value) => Add(Value(value));

    public string AddStream(string entries, byte[] bytes, bool pack = true)
    {
        var dict = (PdfDict)Value($"<< {entries} >>");
        var stored = bytes;
        if (pack)
        {
            stored = Pack(bytes);
            dict.Entries["Filter"] = new PdfName("FlateDecode");
        }

        return Add(new PdfStream(dict, stored));
    }

    public string AddStream(string entries, string text) => AddStream(entries, Encoding.Latin1.GetBytes(text));

    /// <summary>Unpacks, changes, packs again.</summary>
    public void Change(PdfDict streamDict, Func<byte[], byte[]> change, bool pack = true)
    {
        var (number, stream) = objects.Select(o => (o.Key, Stream: o.Value as PdfStream)).First(o => ReferenceEquals(o.Stream?.Dict, streamDict));
        var bytes = change(stream!.Decode(Limits.Normal).Bytes);
        streamDict.Entries.Remove("DecodeParms");
        streamDict.Entries.Remove("Filter");
        if (pack)
        {
            streamDict.Entries["Filter"] = new PdfName("FlateDecode");
        }

        objects[number] = new PdfStream(streamDict, pack ? Pack(bytes) : bytes);
    }

    public void ChangeText(PdfDict streamDict, Func<string, string> change, bool pack = true) =>
        Change(streamDict, b => Encoding.Latin1.GetBytes(change(Encoding.Latin1.GetString(b))), pack);

    public string Contents(int page) => Encoding.Latin1.GetString(Page(page).Stream("Contents")!.Decode(Limits.Normal).Bytes);

    public void Contents(int page, Func<string, string> change) => ChangeText(Page(page).Stream("Contents")!.Dict, change);

    /// <summary>Draws something more on top.</summary>
    public void Draw(int page, string operators) => Contents(page, c => $"q\n{c}\nQ\n{operators}\n");

    public void Xmp(string from, string to)
    {
        var metadata = Catalog.Stream("Metadata")!;
        var text = Encoding.UTF8.GetString(metadata.Decode(Limits.Normal).Bytes);
        Assert.Contains(from, text, StringComparison.Ordinal);
        Change(metadata.Dict, _ => Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)), pack: false);
    }

    public static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(bytes);
        }

        return packed.ToArray();
    }

    public byte[] Save()
    {
        using var to = new MemoryStream();
        void Put(string text) => to.Write(Encoding.Latin1.GetBytes(text));
        Put(Header);
        var offsets = new SortedDictionary<int, long>();
        foreach (var (number, value) in objects.OrderBy(o => o.Key))
        {
            offsets[number] = to.Position;
            Put($"{number} 0 obj\n");
            if (value is PdfStream stream)
            {
                stream.Dict.Entries["Length"] = PdfNumber.Of(stream.Raw.Length);
                Put(Text(stream.Dict));
                Put("\nstream\n");
                to.Write(stream.Raw.Span);
                Put("\nendstream");
            }
            else
            {
                Put(Text(value));
            }

            Put("\nendobj\n");
        }

        var start = to.Position;
        Put($"xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, offset) in offsets)
        {
            Put(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{offset:0000000000} 00000 n \n"));
        }

        Trailer.Entries["Size"] = PdfNumber.Of(offsets.Keys.Max() + 1);
        foreach (var key in (string[])["Prev", "XRefStm", "W", "Index", "Filter", "DecodeParms", "Length", "Type"])
        {
            Trailer.Entries.Remove(key);
        }

        Put(string.Create(CultureInfo.InvariantCulture, $"trailer\n{Text(Trailer)}\nstartxref\n{start}\n%%EOF\n"));
        return to.ToArray();
    }

    private static PdfDict? Dict(PdfValue value) => value switch { PdfDict dict => dict, PdfStream stream => stream.Dict, _ => null };

    public static string Text(PdfValue value) => value switch
    {
        PdfDict dict => $"<< {string.Join(' ', dict.Entries.Select(e => $"/{Escaped(e.Key)} {Text(e.Value)}"))} >>",
        PdfArray array => $"[{string.Join(' ', array.Items.Select(Text))}]",
        PdfString text => $"<{Convert.ToHexString(text.Bytes)}>",
        PdfName name => $"/{Escaped(name.Value)}",
        PdfNumber number => number.Value.ToString("0.######", CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Escaped(string name) =>
        string.Concat(Encoding.UTF8.GetBytes(name).Select(b => b is > 32 and < 127 and not (byte)'#' and not (byte)'/' and not (byte)'(' and not (byte)')' and not (byte)'<' and not (byte)'>' and not (byte)'[' and not (byte)']' and not (byte)'%' ? ((char)b).ToString() : $"#{b:X2}"));

    private string Add(PdfValue value)
    {
        var number = objects.Keys.Max() + 1;
        if (value is PdfDict dict)
        {
            dict.Number = number;
        }

        objects[number] = value;
        return $"{number} 0 R";
    }
}
