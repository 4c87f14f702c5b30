using System.Collections.Immutable;
using System.Text;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>One content line of iCalendar, unfolded.</summary>
/// <param name="Line">Line of the file it begins on, from 1.</param>
/// <param name="Whole">As it stands in the file.</param>
internal sealed record IcsProperty(int Line, string Name, string Parameters, string Value, string Whole)
{
    /// <returns>Null when it is not there.</returns>
    public string? Parameter(string name)
    {
        foreach (var part in Split(Parameters))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && part.AsSpan(0, equals).Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return part[(equals + 1)..].Trim().Trim('"');
            }
        }

        return null;
    }

    /// <summary>The value as text: RFC 5545 §3.3.11.</summary>
    public string Text
    {
        get
        {
            if (!Value.Contains('\\', StringComparison.Ordinal))
            {
                return Value;
            }

            var text = new StringBuilder(Value.Length);
            for (var i = 0; i < Value.Length; i++)
            {
                if (Value[i] != '\\' || i + 1 == Value.Length)
                {
                    text.Append(Value[i]);
                    continue;
                }

                i++;
                text.Append(Value[i] is 'n' or 'N' ? '\n' : Value[i]);
            }

            return text.ToString();
        }
    }

    private static IEnumerable<string> Split(string parameters)
    {
        var (quoted, from) = (false, 0);
        for (var i = 0; i < parameters.Length; i++)
        {
            quoted ^= parameters[i] == '"';
            if (parameters[i] == ';' && !quoted)
            {
                yield return parameters[from..i];
                from = i + 1;
            }
        }

        yield return parameters[from..];
    }
}

/// <summary>One VEVENT.</summary>
internal sealed record IcsComponent(int Line, IReadOnlyList<IcsProperty> Properties)
{
    public string? Uid => First("UID")?.Value is { Length: > 0 and <= 500 } uid ? uid : null;

    public IcsProperty? First(string name) => Properties.FirstOrDefault(p => p.Name == name);

    public IEnumerable<IcsProperty> All(string name) => Properties.Where(p => p.Name == name);

    public string Text(string name) => First(name)?.Text ?? "";
}

/// <summary>The events of a calendar file, taken apart line by line within limits.</summary>
internal sealed record IcsComponents(IReadOnlyList<IcsComponent> Events, IReadOnlyList<RefusedEntry> Refused, string? Zone)
{
    private const int LongestLine = 65_536;
    private const int MostLines = 1000;
    private const int Deepest = 8;
    private static readonly char[] LineEnds = ['\n', '\r'];

    public static IcsComponents Of(string text, out Finding? refusal)
    {
        refusal = null;
        var (events, refused) = (new List<IcsComponent>(), new List<RefusedEntry>());
        var open = new Stack<string>();
        List<IcsProperty>? inside = null;
        var (began, title, broken, zone) = (0, "", (Finding?)null, (string?)null);
        var any = false;
        foreach (var (number, line, tooLong) in Unfolded(text))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var property = Property(number, line);
            if (!any && !(property is { Name: "BEGIN" } && property.Value.Trim().Equals("VCALENDAR", StringComparison.OrdinalIgnoreCase)))
            {
                refusal = new Finding(Severity.Error, "not-a-calendar", $"line {number}", $"A calendar begins with BEGIN:VCALENDAR; this begins with \"{Cut(line)}\".", "Is it the address of a web page?");
                return new([], [], null);
            }

            any = true;
            if (property is { Name: "BEGIN" })
            {
                var kind = property.Value.Trim().ToUpperInvariant();
                if (kind == "VEVENT" && inside is not null)
                {
                    refused.Add(Unended(began, title));
                    open.Pop();
                }

                if (open.Count >= Deepest)
                {
                    refusal = new Finding(Severity.Error, "too-deep", $"line {number}", $"Parts of the calendar lie more than {Deepest} deep inside each other.");
                    return new([], [], null);
                }

                open.Push(kind);
                if (kind == "VEVENT")
                {
                    (inside, began, title, broken) = ([], number, "", null);
                }

                continue;
            }

            if (property is { Name: "END" })
            {
                var kind = property.Value.Trim().ToUpperInvariant();
                if (kind == "VEVENT" && inside is not null)
                {
                    if (broken is null)
                    {
                        events.Add(new IcsComponent(began, inside));
                        if (events.Count > FeedReading.MostEntries)
                        {
                            refusal = new Finding(Severity.Error, "too-many-events", $"line {number}", $"The calendar has more than {FeedReading.MostEntries} events.");
                            return new([], [], null);
                        }
                    }
                    else
                    {
                        refused.Add(new(began, title, broken));
                    }

                    inside = null;
                }

                while (open.Count > 0 && open.Pop() != kind)
                {
                }

                continue;
            }

            if (inside is not null && open.TryPeek(out var here) && here == "VEVENT")
            {
                if (property is null || tooLong || inside.Count >= MostLines)
                {
                    broken ??= tooLong ? new Finding(Severity.Error, "line-too-long", $"line {number}", $"A line has more than {LongestLine} characters.")
                        : property is null ? new Finding(Severity.Error, "line-unreadable", $"line {number}", $"\"{Cut(line)}\" is no line of a calendar: it has no colon after its name.")
                        : new Finding(Severity.Error, "too-many-lines", $"line {number}", $"The event has more than {MostLines} lines.");
                    continue;
                }

                inside.Add(property);
                title = property.Name == "SUMMARY" ? property.Text : title;
            }
            else if (property is { Name: "X-WR-TIMEZONE" })
            {
                zone ??= property.Value;
            }
        }

        if (!any)
        {
            refusal = new Finding(Severity.Error, "not-a-calendar", "line 1", "The file is empty.");
        }

        if (inside is not null)
        {
            refused.Add(Unended(began, title));
        }

        return new(events, refused, zone);
    }

    private static RefusedEntry Unended(int line, string title) =>
        new(line, title, new Finding(Severity.Error, "event-unended", $"line {line}", "The event that begins here has no END:VEVENT.", "Was the file cut off?"));

    private static IcsProperty? Property(int number, string line)
    {
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            quoted ^= line[i] == '"';
            if (line[i] != ':' || quoted)
            {
                continue;
            }

            var head = line[..i];
            var semicolon = head.IndexOf(';', StringComparison.Ordinal);
            var name = (semicolon < 0 ? head : head[..semicolon]).Trim().ToUpperInvariant();
            return name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
                ? new IcsProperty(number, name, semicolon < 0 ? "" : head[(semicolon + 1)..], line[(i + 1)..], line)
                : null;
        }

        return null;
    }

    // A line that begins with a blank goes on with the one before it (RFC 5545 §3.1).
    private static IEnumerable<(int Number, string Line, bool TooLong)> Unfolded(string text)
    {
        var whole = new StringBuilder();
        var (number, began, tooLong) = (0, 1, false);
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOfAny(LineEnds, at) is >= 0 and var found ? found : text.Length;
            var line = text[at..end];
            at = end + (end < text.Length - 1 && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
            number++;
            if (number > 1 && line.Length > 0 && line[0] is ' ' or '\t')
            {
                tooLong |= whole.Length + line.Length > LongestLine;
                if (!tooLong)
                {
                    whole.Append(line, 1, line.Length - 1);
                }

                continue;
            }

            if (number > 1)
            {
                yield return (began, whole.ToString(), tooLong);
            }

            whole.Clear();
            (began, tooLong) = (number, line.Length > LongestLine);
            whole.Append(line, 0, tooLong ? 100 : line.Length);
        }

        if (number > 0)
        {
            yield return (began, whole.ToString(), tooLong);
        }
    }

    private static string Cut(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
