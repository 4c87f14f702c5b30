using System.Globalization;
using System.Text;

namespace StadKust.Preflight.Reading;

/// <summary>One value of a PDF file. Source: ISO 32000-1, 7.3.</summary>
internal abstract class PdfValue
{
    public double? AsNumber => (this as PdfNumber)?.Value;

    public string? AsName => (this as PdfName)?.Value;
}

internal sealed class PdfNull : PdfValue
{
    public static readonly PdfNull Instance = new();

    public override string ToString() => "null";
}

internal sealed class PdfBool(bool value) : PdfValue
{
    public bool Value { get; } = value;

    public override string ToString() => Value ? "true" : "false";
}

internal sealed class PdfNumber(double value) : PdfValue
{
    private static readonly PdfNumber[] Small = [.. Enumerable.Range(-1024, 2049).Select(n => new PdfNumber(n))];

    public double Value { get; } = value;

    public bool IsInteger => Value == Math.Floor(Value) && Math.Abs(Value) <= int.MaxValue;

    /// <summary>Pages are full of small whole numbers: they are made once.</summary>
    public static PdfNumber Of(double value) =>
        value is >= -1024 and <= 1024 && value == (int)value ? Small[(int)value + 1024] : new PdfNumber(value);

    public override string ToString() => Value.ToString("0.###", CultureInfo.InvariantCulture);
}

internal sealed class PdfName(string value) : PdfValue
{
    public string Value { get; } = value;

    public override string ToString() => "/" + Value;
}

internal sealed class PdfString(byte[] bytes) : PdfValue
{
    public byte[] Bytes { get; } = bytes;

    /// <summary>As a text string: UTF-16 with mark, UTF-8 with mark, else near enough to PDFDocEncoding.</summary>
    public string Text => Bytes switch
    {
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(Bytes, 2, Bytes.Length - 2),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(Bytes, 2, Bytes.Length - 2),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(Bytes, 3, Bytes.Length - 3),
        _ => Encoding.Latin1.GetString(Bytes),
    };

    public override string ToString() => $"({Text})";
}

/// <summary>A word of the syntax: an operator in contents, <c>obj</c>, <c>endobj</c>, <c>stream</c> outside of them.</summary>
internal sealed class PdfKeyword(string value) : PdfValue
{
    public string Value { get; } = value;

    public override string ToString() => Value;
}

internal sealed class PdfReference(int number, int generation) : PdfValue
{
    public int Number { get; } = number;

    public int Generation { get; } = generation;

    public override string ToString() => $"{Number} {Generation} R";
}
