using System.Text.Json;

namespace StadKust.Pdf.Tests;

/// <summary>A written file on disk, read again by others; deleted at the end of the test.</summary>
internal sealed class SavedPdf : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stadkust-pdf-").FullName;
    private readonly Lazy<JsonElement> objects;

    public SavedPdf(PrintDocument document)
        : this(Written(document))
    {
    }

    public SavedPdf(byte[] bytes)
    {
        Bytes = bytes;
        Path = System.IO.Path.Combine(folder, "pages.pdf");
        File.WriteAllBytes(Path, Bytes);
        objects = new(() => JsonDocument.Parse(Tool.Quiet("qpdf", "--json=2", "--json-key=qpdf", Path)).RootElement.GetProperty("qpdf")[1]);
        if (Environment.GetEnvironmentVariable("KEEP_PDF") is { Length: > 0 } keep)
        {
            File.WriteAllBytes(System.IO.Path.Combine(keep, $"{TestContext.Current.TestMethod?.MethodName ?? "pages"}.pdf"), bytes);
        }
    }

    public byte[] Bytes { get; }

    public string Path { get; }

    public string Text => Tool.Quiet("pdftotext", Path, "-");

    public JsonElement Trailer => objects.Value.GetProperty("trailer").GetProperty("value");

    public JsonElement Catalog => Resolve(Trailer.GetProperty("/Root"));

    public IEnumerable<JsonElement> Pages =>
        Resolve(Catalog.GetProperty("/Pages")).GetProperty("/Kids").EnumerateArray().Select(Resolve);

    /// <summary>All dictionaries of the file: of plain objects and of streams.</summary>
    public IEnumerable<JsonElement> Dictionaries => objects.Value.EnumerateObject()
        .Where(o => o.Name.StartsWith("obj:", StringComparison.Ordinal))
        .Select(o => Value(o.Value))
        .Where(v => v.ValueKind == JsonValueKind.Object);

    /// <summary>Numbers of the objects that are streams.</summary>
    public IEnumerable<string> StreamNumbers => objects.Value.EnumerateObject()
        .Where(o => o.Name.StartsWith("obj:", StringComparison.Ordinal) && o.Value.TryGetProperty("stream", out _))
        .Select(o => o.Name[4..].Split(' ')[0]);

    public JsonElement Resolve(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.EndsWith(" R", StringComparison.Ordinal)
            ? Value(objects.Value.GetProperty($"obj:{text}"))
            : value;

    /// <summary>Unpacked bytes of the stream a reference points to.</summary>
    public byte[] Stream(JsonElement reference) => StreamOf(reference.GetString()!.Split(' ')[0]);

    /// <summary>Operators of a page.</summary>
    public string Contents(int page) =>
        System.Text.Encoding.Latin1.GetString(Stream(Pages.ElementAt(page).GetProperty("/Contents")));

    public static byte[] Written(PrintDocument document)
    {
        using var stream = new MemoryStream();
        PrintPdf.Write(stream, document, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    public string Beside(string name) => System.IO.Path.Combine(folder, name);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static JsonElement Value(JsonElement found) =>
        found.TryGetProperty("stream", out var stream) ? stream.GetProperty("dict") : found.GetProperty("value");

    private byte[] StreamOf(string number)
    {
        var to = Beside($"stream-{number}");
        var result = Tool.Run("bash", "-c", $"qpdf --show-object={number} --filtered-stream-data '{Path}' > '{to}'");
        Assert.True(result.Exit == 0, result.Errors);
        return File.ReadAllBytes(to);
    }
}
