namespace StadKust.Preflight.Reading;

/// <summary>A dictionary; what it holds is looked up through the file. A missing key is null, a wrong kind is as if it were missing.</summary>
internal sealed class PdfDict(PdfFile? file, Dictionary<string, PdfValue> entries) : PdfValue
{
    public static readonly PdfDict Empty = new(null, []);

    public PdfFile? File => file;

    /// <summary>Number of the object that this is, 0 when it stands inside another.</summary>
    public int Number { get; set; }

    public Dictionary<string, PdfValue> Entries => entries;

    public IEnumerable<string> Keys => entries.Keys;

    public int Count => entries.Count;

    public PdfValue this[string key] => entries.TryGetValue(key, out var value) ? Resolve(file, value) : PdfNull.Instance;

    public PdfValue Raw(string key) => entries.GetValueOrDefault(key, PdfNull.Instance);

    public bool Has(string key) => this[key] is not PdfNull;

    public PdfDict Dict(string key) => Find(key) ?? Empty;

    public PdfDict? Find(string key) => this[key] switch { PdfDict dict => dict, PdfStream stream => stream.Dict, _ => null };

    public PdfStream? Stream(string key) => this[key] as PdfStream;

    public PdfArray Array(string key) => this[key] as PdfArray ?? PdfArray.Empty;

    public string? Name(string key) => this[key].AsName;

    public double? Real(string key) => this[key].AsNumber;

    public int? Integer(string key) => this[key] is PdfNumber { IsInteger: true } number ? (int)number.Value : null;

    public bool? Bool(string key) => (this[key] as PdfBool)?.Value;

    public string? Text(string key) => (this[key] as PdfString)?.Text;

    public override string ToString() => Number > 0 ? $"object {Number}" : $"<< {string.Join(' ', entries.Keys.Take(6).Select(k => "/" + k))} >>";

    public static PdfValue Resolve(PdfFile? file, PdfValue value) =>
        value is PdfReference reference ? file?.Object(reference.Number) ?? PdfNull.Instance : value;
}
