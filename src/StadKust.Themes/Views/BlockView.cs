using StadKust.Content;

namespace StadKust.Themes;

/// <summary>A block as templates see it: its values by alias; <c>results</c> for a block that asks for items; <c>all</c> for the generic template.</summary>
public sealed class BlockView : LazyObject
{
    private readonly RenderScope scope;
    private readonly Block block;

    private BlockView(Block block, RenderScope scope)
    {
        this.block = block;
        this.scope = scope;
    }

    public string Type => block.Type;

    internal static List<BlockView> Of(IReadOnlyList<Block> blocks, RenderScope scope)
    {
        var views = new List<BlockView>(blocks.Count);
        foreach (var block in blocks)
        {
            if (block.Type.Length == 0)
            {
                scope.Find(Severity.Warning, "block-type-gone", $"A block has a type that is no longer there ({block.TypeKey}); it is not shown.");
            }
            else
            {
                views.Add(new BlockView(block, scope));
            }
        }

        return views;
    }

    protected override object? Compute(string member) => member switch
    {
        "type" => Type,
        "results" => BlockQuery.Results(block, scope),
        "entries" => BlockQuery.Entries(block, scope),
        "all" => All(),
        "picture" when Type == "pictureBlock" => PictureView.Of(block.Content, "picture", scope)?.Saying(block.Content.Text("altText")),
        "cells" when Type == "tableBlock" => Cells(),
        _ => Property(member),
    };

    private object? Property(string alias) =>
        scope.Set.Model.Find(block.TypeKey) is { } type && scope.Set.Model.TryProperty(type, alias, out var property)
            ? PropertyReading.Read(block.Content, property, scope) : null;

    private List<object?> All() => scope.Set.Model.Find(block.TypeKey) is { } type
        ? [.. scope.Set.Model.PropertiesOf(type).Where(p => block.Content.Has(p.Alias)).Select(p => PropertyReading.Read(block.Content, p, scope)).Where(v => v is string or SafeHtml or decimal)]
        : [];

    private List<string[]> Cells() => [.. block.Content.Lines("rows").Select(r => r.Split('|', StringSplitOptions.TrimEntries))];
}
