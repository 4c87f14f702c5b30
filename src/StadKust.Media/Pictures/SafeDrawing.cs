using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using StadKust.Content;

namespace StadKust.Media;

/// <summary>An SVG with everything left out that could act, load or lead elsewhere.</summary>
/// <remarks>An allow-list of elements and of attribute forms; links only inside the drawing. Served besides with a sandboxing policy.</remarks>
internal sealed record SafeDrawing(byte[] Bytes, int? Width, int? Height, IReadOnlyList<string> Removed)
{
    private const string Svg = "http://www.w3.org/2000/svg";
    private const string XLink = "http://www.w3.org/1999/xlink";

    private static readonly HashSet<string> Elements =
    [
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "linearGradient", "radialGradient", "stop",
        "clipPath", "mask", "pattern", "use", "symbol", "title", "desc", "text", "tspan", "textPath", "marker", "style",
        "filter", "feGaussianBlur", "feOffset", "feBlend", "feColorMatrix", "feComposite", "feFlood", "feMerge", "feMergeNode", "feTurbulence",
    ];

    /// <summary>No document type, so no entities; 20 million characters are a very detailed poster.</summary>
    public static XmlReaderSettings ReaderSettings { get; } = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 20_000_000,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <exception cref="NoPictureException">Not an SVG.</exception>
    public static SafeDrawing Read(Stream file, string fileName)
    {
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(file, ReaderSettings);
            document = XDocument.Load(reader);
        }
        catch (XmlException broken)
        {
            throw No(fileName, $"{fileName} is no SVG: line {broken.LineNumber} cannot be read.");
        }

        if (document.Root is not { } root || root.Name != XName.Get("svg", Svg))
        {
            throw No(fileName, $"{fileName} is no SVG: its root is <{document.Root?.Name.LocalName}>.");
        }

        var removed = new List<string>();
        Clean(root, removed);
        var (width, height) = Size(root);
        using var clean = new MemoryStream();
        using (var writer = XmlWriter.Create(clean, new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true }))
        {
            root.Save(writer);
        }

        return new SafeDrawing(clean.ToArray(), width, height, removed);
    }

    private static void Clean(XElement element, List<string> removed)
    {
        foreach (var attribute in element.Attributes().Where(a => !IsSafe(a)).ToList())
        {
            removed.Add($"{element.Name.LocalName}/@{attribute.Name.LocalName}");
            attribute.Remove();
        }

        foreach (var child in element.Elements().ToList())
        {
            // Editors leave their own namespaces behind (metadata); those are dropped without a word, they draw nothing.
            if (child.Name.NamespaceName != Svg)
            {
                child.Remove();
            }
            else if (!Elements.Contains(child.Name.LocalName) || (child.Name.LocalName == "style" && !IsSafeStyle(child.Value)))
            {
                removed.Add($"<{child.Name.LocalName}>");
                child.Remove();
            }
            else
            {
                Clean(child, removed);
            }
        }
    }

    private static bool IsSafe(XAttribute attribute)
    {
        if (attribute.IsNamespaceDeclaration)
        {
            return attribute.Value is Svg or XLink;
        }

        var name = attribute.Name.LocalName;
        var where = attribute.Name.NamespaceName;
        if (name.Equals("href", StringComparison.OrdinalIgnoreCase))
        {
            return where is "" or XLink && attribute.Value.TrimStart().StartsWith('#');
        }

        return (where.Length == 0 || attribute.Name == XNamespace.Xml + "space" || attribute.Name == XNamespace.Xml + "lang")
            && !name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
            && IsSafeStyle(attribute.Value);
    }

    // The same rule for style text and every attribute: url() may only point into the drawing, nothing is imported or escaped.
    private static bool IsSafeStyle(string text)
    {
        if (text.Contains("@import", StringComparison.OrdinalIgnoreCase) || text.Contains('\\')
            || text.Contains("javascript:", StringComparison.OrdinalIgnoreCase) || text.Contains("expression(", StringComparison.OrdinalIgnoreCase)
            || text.Contains("image-set", StringComparison.OrdinalIgnoreCase) || text.Contains("image(", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        for (var at = text.IndexOf("url(", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("url(", at + 4, StringComparison.OrdinalIgnoreCase))
        {
            if (!text.AsSpan(at + 4).TrimStart([' ', '"', '\'']).StartsWith("#"))
            {
                return false;
            }
        }

        return true;
    }

    private static (int? Width, int? Height) Size(XElement root)
    {
        var box = (root.Attribute("viewBox")?.Value ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return box.Length == 4 && Number(box[2]) is { } width && Number(box[3]) is { } height
            ? (width, height)
            : (Number(root.Attribute("width")?.Value), Number(root.Attribute("height")?.Value));
    }

    private static int? Number(string? text) =>
        double.TryParse(text?.Replace("px", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000
            ? (int)Math.Round(number) : null;

    private static NoPictureException No(string fileName, string message) =>
        new(new Finding(Severity.Error, "not-a-drawing", fileName, message, "Save it again as plain SVG."));
}
