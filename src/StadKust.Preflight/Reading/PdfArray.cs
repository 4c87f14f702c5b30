namespace StadKust.Preflight.Reading;

/// <summary>An array; what it holds is looked up through the file, so callers never see a reference unless they ask for one.</summary>
internal sealed class PdfArray(PdfFile? file, List<PdfValue> items) : PdfValue
{
    public static readonly PdfArray Empty = new(null, []);

    public int Count => items.Count;

    public List<PdfValue> Items => items;

    public PdfValue this[int index] => index < items.Count ? PdfDict.Resolve(file, items[index]) : PdfNull.Instance;

    public PdfValue Raw(int index) => items[index];

    public IEnumerable<PdfValue> Values => items.Select(i => PdfDict.Resolve(file, i));

    /// <summary>Numbers of the array; what is none counts as 0.</summary>
    public double[] Numbers()
    {
        var numbers = new double[items.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = this[i].AsNumber ?? 0;
        }

        return numbers;
    }

    public override string ToString() => $"[{string.Join(' ', items.Take(8))}{(items.Count > 8 ? " …" : "")}]";
}
