namespace StadKust.Umbraco.Delivery;

/// <summary>What <c>expand</c> and <c>fields</c> say: <c>properties[title,related[properties[$all]]]</c>.</summary>
/// <remarks>
/// <c>value := node ("," node)*</c>, <c>node := key ["[" value "]"]</c>. A level of items is <c>properties[…]</c> or <c>$all</c>; within it the first
/// node that fits an alias goes before the others. Blocks are no step: the properties of their elements hang below the alias of the block list.
/// </remarks>
internal sealed class PropertyTree
{
    private const string All = "$all";
    private const string Level = "properties";

    // An address has some thousand characters at most; deeper than that nobody reads.
    private const int Longest = 4_000;
    private const int Deepest = 64;

    private readonly string key;
    private readonly IReadOnlyList<PropertyTree>? parts;

    private PropertyTree(string key, IReadOnlyList<PropertyTree>? parts)
    {
        this.key = key;
        this.parts = parts;
    }

    /// <summary>Expands nothing, and as <c>fields</c> keeps nothing.</summary>
    public static PropertyTree None { get; } = new("", []);

    /// <returns>Null when brackets do not match, a name is missing, or it is longer or deeper than can be meant.</returns>
    public static PropertyTree? Parse(string text)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        // Names have no spaces in them; people who type write some between.
        var (bare, at) = (text.Replace(" ", "", StringComparison.Ordinal), 0);
        return bare.Length == 0 ? None : List(bare, ref at, 0) is { } parts && at == bare.Length ? new PropertyTree("", parts) : null;
    }

    /// <summary>The tree for what lies below a property; null when the property is not named.</summary>
    public PropertyTree? For(string alias)
    {
        if (parts is null)
        {
            return null;
        }

        PropertyTree? level = null;
        foreach (var part in parts)
        {
            if (part.key == All)
            {
                return part;
            }

            level ??= part.key == Level ? part : null;
        }

        foreach (var part in level?.parts ?? [])
        {
            if (part.key == All || part.key == alias)
            {
                return part;
            }
        }

        return null;
    }

    /// <summary>As <c>fields</c>: whether a property is kept, and what is kept below it. Null, and a name without brackets, keep all.</summary>
    public static bool Keeps(PropertyTree? fields, string alias, out PropertyTree? below)
    {
        below = null;
        if (fields?.parts is null)
        {
            return true;
        }

        below = fields.For(alias);
        return below is not null;
    }

    private static List<PropertyTree>? List(string text, ref int at, int depth)
    {
        var nodes = new List<PropertyTree>();
        while (true)
        {
            var from = at;
            while (at < text.Length && text[at] is not ('[' or ']' or ','))
            {
                at++;
            }

            var name = text[from..at];
            if (name.Length == 0 || depth > Deepest)
            {
                return null;
            }

            List<PropertyTree>? inner = null;
            if (at < text.Length && text[at] == '[')
            {
                at++;
                inner = List(text, ref at, depth + 1);
                if (inner is null || at >= text.Length || text[at] != ']')
                {
                    return null;
                }

                at++;
            }

            nodes.Add(new PropertyTree(name, inner));
            if (at >= text.Length || text[at] == ']')
            {
                return depth == 0 && at < text.Length ? null : nodes;
            }

            if (text[at] != ',')
            {
                return null;
            }

            at++;
        }
    }
}
