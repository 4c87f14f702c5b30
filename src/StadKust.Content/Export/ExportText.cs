using System.Text;
using System.Xml;

namespace StadKust.Content;

/// <summary>One file in the layout of uSync: two spaces a level, one element a line, LF, no newline at the end, UTF-8 with BOM.</summary>
internal sealed class ExportText
{
    private readonly StringBuilder text = new("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
    private readonly Stack<string> open = new();

    public ExportText Open(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Line().Append('<').Append(tag);
        Attributes(attributes).Append('>');
        open.Push(tag);
        return this;
    }

    public ExportText Close()
    {
        var tag = open.Pop();
        Line().Append("</").Append(tag).Append('>');
        return this;
    }

    /// <summary>Opening and closing tag, also around nothing.</summary>
    public ExportText Text(string tag, string value, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Line().Append('<').Append(tag);
        Attributes(attributes).Append('>').Append(Escaped(value)).Append("</").Append(tag).Append('>');
        return this;
    }

    public ExportText Empty(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Line().Append('<').Append(tag);
        Attributes(attributes).Append(" />");
        return this;
    }

    public ExportText Cdata(string tag, string value, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Line().Append('<').Append(tag);
        Attributes(attributes).Append("><![CDATA[").Append(Allowed(value).Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal))
            .Append("]]></").Append(tag).Append('>');
        return this;
    }

    /// <summary>An element with children, or an empty one when there are none.</summary>
    public ExportText List<T>(string tag, IReadOnlyCollection<T> entries, Action<T> write)
    {
        if (entries.Count == 0)
        {
            return Empty(tag);
        }

        Open(tag);
        foreach (var entry in entries)
        {
            write(entry);
        }

        return Close();
    }

    public byte[] Bytes() => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text.ToString())];

    private StringBuilder Line() => text.Append('\n').Append(' ', open.Count * 2);

    private StringBuilder Attributes(ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            text.Append(' ').Append(name).Append("=\"").Append(Escaped(value).Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
        }

        return text;
    }

    private static string Escaped(string value) =>
        Allowed(value).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    // XML has no way to write control characters, and readers make one newline of a carriage return and a newline.
    private static string Allowed(string value)
    {
        var unified = value.Replace("\r\n", "\n", StringComparison.Ordinal);
        return unified.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))
            ? unified
            : string.Concat(unified.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
    }
}
