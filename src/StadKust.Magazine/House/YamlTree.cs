using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;
using ScalarToken = YamlDotNet.Core.Tokens.Scalar;

namespace StadKust.Magazine.House;

/// <summary>Tokens to a tree: maps, lists and texts, which is all that print files are made of.</summary>
/// <remarks>The library's own tree needs a regular expression compiled before it reads its first name: more time than all files of a theme take.</remarks>
internal sealed class YamlTree
{
    // Deeper than any style or master; a file that goes on is a slip or worse.
    private const int Deepest = 40;

    private readonly Scanner tokens;
    private Token? current;
    private int depth;

    private YamlTree(string text)
    {
        tokens = new Scanner(new StringReader(text));
        Next();
    }

    /// <returns>Null for an empty file.</returns>
    /// <exception cref="YamlException">The text is no YAML, or says more than maps, lists and texts.</exception>
    public static YamlNode? Read(string text)
    {
        var tree = new YamlTree(text);
        while (tree.current is StreamStart or DocumentStart or VersionDirective or TagDirective)
        {
            tree.Next();
        }

        if (tree.current is null or StreamEnd or DocumentEnd)
        {
            return null;
        }

        var root = tree.Node();
        return tree.current is null or StreamEnd or DocumentEnd or DocumentStart ? root : throw tree.Wrong("Did not expect anything behind the first map or list.");
    }

    private void Next()
    {
        current = tokens.MoveNext() ? tokens.Current : null;
        if (current is Error error)
        {
            throw new YamlException(error.Start, error.End, error.Value);
        }
    }

    private long Line => current?.Start.Line ?? tokens.CurrentPosition.Line;

    private YamlException Wrong(string what) =>
        new(current?.Start ?? tokens.CurrentPosition, current?.End ?? tokens.CurrentPosition, what);

    private YamlNode Node()
    {
        if (++depth > Deepest)
        {
            throw Wrong($"This goes deeper than {Deepest} levels.");
        }

        YamlNode node = current switch
        {
            ScalarToken scalar => Text(scalar),
            BlockMappingStart => Map(flow: false),
            FlowMappingStart => Map(flow: true),
            BlockSequenceStart => List(),
            BlockEntry => Entries(),
            FlowSequenceStart => FlowList(),
            Anchor or AnchorAlias or Tag => throw Wrong("Anchors, aliases and tags are not known here."),
            _ => throw Wrong("Expected a text, a map or a list."),
        };
        depth--;
        return node;
    }

    private YamlText Text(ScalarToken scalar)
    {
        var text = new YamlText(scalar.Start.Line, scalar.Value);
        Next();
        return text;
    }

    private YamlKeys Map(bool flow)
    {
        var line = Line;
        var entries = new List<(YamlText, YamlNode)>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        Next();
        while (!(flow ? current is FlowMappingEnd : current is BlockEnd))
        {
            if (current is Key)
            {
                Next();
            }
            else if (!flow || current is not ScalarToken)
            {
                throw Wrong(flow ? "While parsing a flow mapping, did not find expected ',' or '}'." : "While parsing a block mapping, did not find expected key.");
            }

            var mark = current?.Start ?? tokens.CurrentPosition;
            var key = current is ScalarToken scalar ? Text(scalar) : throw Wrong("A key has to be a word.");
            if (!known.Add(key.Value))
            {
                throw new YamlException(mark, mark, $"The key '{key.Value}' stands here twice.");
            }

            YamlNode value = new YamlText(key.Line, "");
            if (current is Value)
            {
                Next();
                value = current is Key or BlockEnd or FlowEntry or FlowMappingEnd ? value : Node();
            }

            entries.Add((key, value));
            if (flow && current is FlowEntry)
            {
                Next();
            }
            else if (flow && current is not FlowMappingEnd)
            {
                throw Wrong("While parsing a flow mapping, did not find expected ',' or '}'.");
            }
        }

        Next();
        return new YamlKeys(line, entries);
    }

    private YamlList List()
    {
        Next();
        var list = Entries();
        if (current is not BlockEnd)
        {
            throw Wrong("While parsing a block collection, did not find expected '-' indicator.");
        }

        Next();
        return list;
    }

    // Entries may stand at the indent of their key: then no start and no end of a list is announced.
    private YamlList Entries()
    {
        var line = Line;
        var items = new List<YamlNode>();
        while (current is BlockEntry)
        {
            var at = Line;
            Next();
            items.Add(current is BlockEntry or BlockEnd or Key ? new YamlText(at, "") : Node());
        }

        return new YamlList(line, items);
    }

    private YamlList FlowList()
    {
        var line = Line;
        var items = new List<YamlNode>();
        Next();
        while (current is not FlowSequenceEnd)
        {
            items.Add(Node());
            if (current is FlowEntry)
            {
                Next();
            }
            else if (current is not FlowSequenceEnd)
            {
                throw Wrong("While parsing a flow sequence, did not find expected ',' or ']'.");
            }
        }

        Next();
        return new YamlList(line, items);
    }
}
