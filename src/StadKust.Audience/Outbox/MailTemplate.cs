using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using StadKust.Content;

namespace StadKust.Audience;

/// <summary>Subject and text of a mail with places such as <c>{link}</c>. First line <c>Subject: …</c>, an empty line, then paragraphs.</summary>
internal sealed partial record MailTemplate(string Subject, string Text)
{
    /// <exception cref="InvalidDataException">The file has no subject.</exception>
    public static MailTemplate Read(string file)
    {
        var text = File.ReadAllText(file, Encoding.UTF8).ReplaceLineEndings("\n").TrimStart('\uFEFF');
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end > 0 && text.StartsWith("Subject: ", StringComparison.Ordinal)
            ? new MailTemplate(text["Subject: ".Length..end].Trim(), text[end..].Trim('\n') + "\n")
            : throw new InvalidDataException($"{file}:1: a mail begins with \"Subject: \".");
    }

    public FrozenSet<string> Places => Place().Matches(Subject + "\n" + Text).Select(m => m.Groups[1].Value).ToFrozenSet();

    /// <exception cref="ArgumentException">A place has no value.</exception>
    public (string Subject, string Text) Fill(IReadOnlyDictionary<string, string> values)
    {
        if (Places.FirstOrDefault(p => !values.ContainsKey(p)) is { } missing)
        {
            throw new ArgumentException($"The mail has a place {{{missing}}} and was given no value for it.", nameof(values));
        }

        string Filled(string text) => Place().Replace(text, m => values[m.Groups[1].Value]);

        // A value with a line end must not begin a new header.
        return (LineEnds().Replace(Filled(Subject), " ").Trim(), Filled(Text));
    }

    [GeneratedRegex(@"\{([a-zA-Z][a-zA-Z0-9]*)\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"[\r\n\u2028\u2029]+")]
    private static partial Regex LineEnds();
}

/// <summary>The mails of the theme: <c>name.culture.txt</c>, read once.</summary>
internal sealed class MailTemplates
{
    private readonly FrozenDictionary<(string Name, string Culture), MailTemplate> byName;

    /// <exception cref="InvalidDataException">A file has no subject, or a language of a mail has other places than the Dutch one.</exception>
    public MailTemplates(string folder)
    {
        byName = !Directory.Exists(folder)
            ? FrozenDictionary<(string, string), MailTemplate>.Empty
            : Directory.EnumerateFiles(folder, "*.*.txt").ToFrozenDictionary(f => Path.GetFileNameWithoutExtension(f).Split('.') is [var name, var culture] ? (name, culture) : (f, ""), MailTemplate.Read);
        foreach (var (key, template) in byName)
        {
            if (byName.TryGetValue((key.Name, "nl"), out var dutch) && !dutch.Places.SetEquals(template.Places))
            {
                throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture, $"{key.Name}.{key.Culture}.txt has the places {string.Join(", ", template.Places.Order())}, the Dutch mail {string.Join(", ", dutch.Places.Order())}."));
            }
        }
    }

    public IEnumerable<(string Name, string Culture)> Names => byName.Keys;

    /// <exception cref="ArgumentException">No mail of this name.</exception>
    public MailTemplate Find(string name, Culture culture) =>
        byName.TryGetValue((name, culture.Code.ToLowerInvariant()), out var own) ? own
        : byName.TryGetValue((name, "nl"), out var dutch) ? dutch
        : throw new ArgumentException($"There is no mail {name}.", nameof(name));
}
