using System.Xml;
using System.Xml.Linq;

namespace StadKust.Content;

/// <summary>One XML file from outside, read under limits: no document type, no external entity, bounded size and depth.</summary>
internal sealed record ExportFile(string Name, XElement Root)
{
    /// <returns>The file, or the reason why not, with the line.</returns>
    public static (ExportFile? File, Finding? Finding) Load(string path, string name, ExportLimits limits)
    {
        try
        {
            var size = new FileInfo(path).Length;
            if (size > limits.FileBytes)
            {
                return (null, new Finding(Severity.Error, "file-too-large", name, $"The file has {size} bytes; at most {limits.FileBytes} are read."));
            }

            var settings = new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = limits.FileBytes,
                CloseInput = true,
            };
            using (var reader = XmlReader.Create(File.OpenRead(path), settings))
            {
                if (Inspect(reader, path, name, limits) is { } finding)
                {
                    return (null, finding);
                }
            }

            using var again = XmlReader.Create(File.OpenRead(path), settings);
            return (new ExportFile(name, XDocument.Load(again, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace).Root!), null);
        }
        catch (XmlException fault)
        {
            return (null, new Finding(
                Severity.Error, "file-damaged", $"{name}:{fault.LineNumber}", $"The file is not well-formed XML: {fault.Message}",
                "Export it again, or repair the line with a text editor."));
        }
        catch (IOException fault)
        {
            return (null, new Finding(Severity.Error, "file-unreadable", name, $"The file cannot be read: {fault.Message}"));
        }
        catch (UnauthorizedAccessException fault)
        {
            return (null, new Finding(Severity.Error, "file-unreadable", name, $"The file cannot be read: {fault.Message}"));
        }
    }

    private static Finding? Inspect(XmlReader reader, string path, string name, ExportLimits limits)
    {
        var place = (IXmlLineInfo)reader;
        try
        {
            while (reader.Read())
            {
                if (reader.Depth > limits.Depth)
                {
                    return new Finding(Severity.Error, "file-too-deep", $"{name}:{place.LineNumber}", $"Elements are nested more than {limits.Depth} deep.");
                }
            }

            return null;
        }
        catch (XmlException fault) when (fault.LineNumber == 0)
        {
            // The reader gives no line when it refuses a document type.
            var line = File.ReadLines(path).TakeWhile(l => !l.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)).Count() + 1;
            return new Finding(
                Severity.Error, "document-type-refused", $"{name}:{line}", "The file has a document type or entities, which are never read.",
                "Remove the DOCTYPE; no export of uSync has one.");
        }
    }

    /// <summary>File and line of an element, as findings name it.</summary>
    public string At(XObject? place) => place is IXmlLineInfo line && line.HasLineInfo() ? $"{Name}:{line.LineNumber}" : Name;
}

/// <summary>Reading of elements whose absence means "not set".</summary>
internal static class ExportElements
{
    public static string Text(this XElement? parent, string child) => parent?.Element(child)?.Value.Trim() ?? "";

    public static bool Flag(this XElement? parent, string child) => parent.Text(child).Equals("true", StringComparison.OrdinalIgnoreCase);

    public static int Number(this XElement? parent, string child) =>
        int.TryParse(parent.Text(child), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static string? Attribute(this XElement? element, string name, string? otherwise) => element?.Attribute(name)?.Value ?? otherwise;

    public static Guid? Key(this XElement? element, string attribute = "Key") =>
        Guid.TryParse(element?.Attribute(attribute)?.Value, out var key) && key != Guid.Empty ? key : null;
}
