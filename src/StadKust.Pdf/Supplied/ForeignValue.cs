namespace StadKust.Pdf.Supplied;

/// <summary>A value of a supplied file, kept as it was written wherever it is handed on.</summary>
internal abstract record ForeignValue
{
    public static ForeignRaw Null { get; } = new("null"u8.ToArray());
}

/// <summary>Number, string, true, false or null: the bytes of its token.</summary>
internal sealed record ForeignRaw(ReadOnlyMemory<byte> Bytes) : ForeignValue
{
    public string Text => System.Text.Encoding.Latin1.GetString(Bytes.Span);

    public double? Number => double.TryParse(
        Text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    public int? Whole => Number is { } number && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue ? (int)number : null;
}

/// <param name="Bytes">As written, with slash and escapes.</param>
internal sealed record ForeignName(string Name, ReadOnlyMemory<byte> Bytes) : ForeignValue;

/// <summary>An operator of content, or a word of the file's own syntax.</summary>
internal sealed record ForeignWord(string Word) : ForeignValue;

internal sealed record ForeignReference(int Number) : ForeignValue;

internal sealed record ForeignArray(List<ForeignValue> Items) : ForeignValue;

/// <param name="Entries">In the order of the file.</param>
internal sealed record ForeignDictionary(List<(ForeignName Key, ForeignValue Value)> Entries) : ForeignValue
{
    public ForeignValue? this[string key]
    {
        get
        {
            foreach (var (name, value) in Entries)
            {
                if (name.Name == key)
                {
                    return value;
                }
            }

            return null;
        }
    }
}

/// <param name="Stored">As packed in the file.</param>
internal sealed record ForeignStream(ForeignDictionary Dictionary, ReadOnlyMemory<byte> Stored) : ForeignValue;

/// <summary>The bytes are no PDF a press should see. The message is for people who can look into the file.</summary>
internal sealed class DamagedPdfException(string message) : Exception(message);
