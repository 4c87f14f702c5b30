using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using CsvHelper;
using CsvHelper.Configuration;
using MiniExcelLibs;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>A row of a table, with its place in the file.</summary>
internal sealed record TableRow(int Line, string[] Cells);

/// <summary>CSV or XLSX to rows of text, within limits.</summary>
internal static class TableRows
{
    private static readonly string[] Delimiters = [";", ",", "\t", "|"];

    private const int MostRows = 20_000;
    private const int MostColumns = 100;
    private const int LongestCell = 32_767;

    // A workbook of 20,000 rows unpacks to some 30 MB.
    private const long MostUnpacked = 120L * 1024 * 1024;
    private const int MostParts = 500;

    public static (IReadOnlyList<TableRow> Rows, Finding? Refusal) Of(byte[] bytes, string fileName)
    {
        var isZip = bytes is [(byte)'P', (byte)'K', 3, 4, ..];
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        try
        {
            return isZip && extension is ".xlsx" ? Workbook(bytes)
                : isZip || extension is not (".csv" or ".txt" or ".tsv") ? ([], Fault("not-a-table", 0, $"{Path.GetFileName(fileName)} is neither CSV nor XLSX.", "Save it as .csv or .xlsx."))
                : Separated(bytes);
        }
        catch (Exception damaged) when (damaged is CsvHelperException or InvalidDataException or XmlException or KeyNotFoundException or FormatException
            or ArgumentException or InvalidOperationException or IOException or NullReferenceException or IndexOutOfRangeException or OverflowException)
        {
            return ([], Fault("table-damaged", 0, $"The table cannot be read: {damaged.Message}"));
        }
    }

    private static (IReadOnlyList<TableRow>, Finding?) Separated(byte[] bytes)
    {
        var (text, fault) = StrictText.Of(bytes);
        if (text is null && fault is { Code: "wrong-encoding" })
        {
            // Excel writes the code page of its country; with it every byte is a letter.
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            (text, fault) = (Encoding.GetEncoding(1252).GetString(bytes), null);
        }

        if (text is null)
        {
            return ([], fault);
        }

        using var reader = new StringReader(text);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter(text),
            BadDataFound = null,
            MaxFieldSize = LongestCell,
            TrimOptions = TrimOptions.Trim,
            IgnoreBlankLines = true,
        });
        var rows = new List<TableRow>();
        while (parser.Read())
        {
            if (rows.Count > MostRows)
            {
                return ([], Fault("too-many-rows", parser.RawRow, $"The table has more than {MostRows} rows."));
            }

            if (parser.Record is { Length: > MostColumns })
            {
                return ([], Fault("too-many-columns", parser.RawRow, $"The row has more than {MostColumns} columns."));
            }

            rows.Add(new TableRow(parser.RawRow, parser.Record ?? []));
        }

        return (rows, null);
    }

    // The sign that stands most often in the head.
    private static string Delimiter(string text)
    {
        var head = text[..Math.Min(text.Length, Math.Max(0, text.IndexOf('\n', StringComparison.Ordinal)) is var end && end > 0 ? end : text.Length)];
        return Delimiters.MaxBy(d => head.Split(d).Length)!;
    }

    private static (IReadOnlyList<TableRow>, Finding?) Workbook(byte[] bytes)
    {
        if (Unpacked(bytes) is { } bomb)
        {
            return ([], bomb);
        }

        using var stream = new MemoryStream(bytes, writable: false);
        var rows = new List<TableRow>();
        var line = 0;
        foreach (IDictionary<string, object?> row in MiniExcel.Query(stream, useHeaderRow: false, excelType: ExcelType.XLSX))
        {
            line++;
            if (rows.Count > MostRows)
            {
                return ([], Fault("too-many-rows", line, $"The table has more than {MostRows} rows."));
            }

            if (row.Count > MostColumns)
            {
                return ([], Fault("too-many-columns", line, $"The row has more than {MostColumns} columns."));
            }

            string[] cells = [.. row.Values.Select(Text)];
            if (cells.Any(c => c.Length > 0))
            {
                rows.Add(new TableRow(line, cells));
            }
        }

        return (rows, null);
    }

    // Counted by unpacking, not by what the file says of itself: a zip bomb ends at the limit, an XML bomb at its document type.
    private static Finding? Unpacked(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (zip.Entries.Count > MostParts)
        {
            return Fault("too-many-parts", 0, $"The workbook has {zip.Entries.Count} parts; {MostParts} are allowed.");
        }

        var total = 0L;
        var buffer = new byte[64 * 1024];
        foreach (var part in zip.Entries)
        {
            using var unpacked = part.Open();
            var first = true;
            int read;
            while ((read = unpacked.Read(buffer)) > 0)
            {
                if (first && part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && buffer.AsSpan(0, Math.Min(read, 2048)).IndexOf("<!DOCTYPE"u8) >= 0)
                {
                    return Fault("xml-doctype", 0, $"The part {part.FullName} of the workbook defines entities; workbooks have none.");
                }

                first = false;
                total += read;
                if (total > MostUnpacked)
                {
                    return Fault("zip-bomb", 0, $"The workbook unpacks to more than {MostUnpacked / 1024 / 1024} MB.");
                }
            }
        }

        return null;
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateTime time => time.ToString(time.TimeOfDay == default ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString("hh\\:mm", CultureInfo.InvariantCulture),
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)?.Trim() ?? "",
    };

    private static Finding Fault(string code, int line, string message, string? hint = null) =>
        new(Severity.Error, code, line > 0 ? $"row {line}" : "file", message, hint);
}
