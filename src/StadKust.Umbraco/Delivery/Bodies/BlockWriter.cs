using System.Text.Json;
using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>Blocks: lists, single ones, grids, and those in rich text. The properties of an element are always written.</summary>
internal sealed partial class BodyWriter
{
    // What Umbraco's grid has when its data type says nothing.
    private const int UsualColumns = 12;

    private void BlockList(IReadOnlyList<Block> blocks, PropertyTree? expand, PropertyTree? fields, int depth)
    {
        json.WriteStartObject();
        Blocks("items"u8, blocks, expand, fields, depth);
        json.WriteEndObject();
    }

    private void Blocks(ReadOnlySpan<byte> name, IReadOnlyList<Block> blocks, PropertyTree? expand, PropertyTree? fields, int depth)
    {
        json.WriteStartArray(name);
        foreach (var block in depth >= DeepestBlock ? [] : blocks)
        {
            if (shapes.Element(block.TypeKey) is not null)
            {
                json.WriteStartObject();
                Elements(block, expand, fields, depth);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private void SingleBlock(IReadOnlyList<Block> blocks, PropertyTree? expand, PropertyTree? fields, int depth)
    {
        if (blocks is not [var block, ..] || depth >= DeepestBlock || shapes.Element(block.TypeKey) is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        Elements(block, expand, fields, depth);
        json.WriteEndObject();
    }

    // One list of what is wanted serves content and settings.
    private void Elements(Block block, PropertyTree? expand, PropertyTree? fields, int depth)
    {
        Count();
        Element("content"u8, block.Key, block.TypeKey, block.Content, expand, fields, depth);
        Element("settings"u8, block.SettingsKey, block.SettingsTypeKey, block.Settings, expand, fields, depth);
    }

    private void Element(ReadOnlySpan<byte> name, Guid key, Guid type, PropertyValues? values, PropertyTree? expand, PropertyTree? fields, int depth)
    {
        if (values is null || shapes.Element(type) is not var (alias, shown))
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("contentType"u8, alias);
        json.WriteString("id"u8, key);
        Properties(shown, values, expand, fields, depth + 1);
        json.WriteEndObject();
    }

    private void BlockGrid(PropertyShape property, JsonElement stored, IReadOnlyList<Block> blocks, PropertyTree? expand, PropertyTree? fields, int depth)
    {
        var columns = Whole(property.Settings, "gridColumns") ?? UsualColumns;
        var grid = new Grid(columns, blocks.DistinctBy(b => b.Key).ToDictionary(b => b.Key), property.Settings, expand, fields);
        json.WriteStartObject();
        json.WriteNumber("gridColumns"u8, columns);
        json.WriteStartArray("items"u8);
        if (stored.ValueKind == JsonValueKind.Object && stored.TryGetProperty("layout", out var layout) && layout.ValueKind == JsonValueKind.Object)
        {
            foreach (var list in layout.EnumerateObject().Where(l => l.Value.ValueKind == JsonValueKind.Array))
            {
                GridItems(list.Value, grid, depth);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void GridItems(JsonElement entries, Grid grid, int depth)
    {
        foreach (var entry in depth >= DeepestBlock ? default : entries.EnumerateArray())
        {
            if (Key(entry, "contentKey") is not { } key || !grid.Blocks.TryGetValue(key, out var block) || shapes.Element(block.TypeKey) is null)
            {
                continue;
            }

            var setting = grid.SettingOf(block.TypeKey);
            json.WriteStartObject();
            json.WriteNumber("rowSpan"u8, Whole(entry, "rowSpan") ?? 1);
            json.WriteNumber("columnSpan"u8, Whole(entry, "columnSpan") ?? grid.Columns);
            json.WriteNumber("areaGridColumns"u8, Whole(setting, "areaGridColumns") ?? grid.Columns);
            Areas(entry, setting, grid, depth);
            Elements(block, grid.Expand, grid.Fields, depth);
            json.WriteEndObject();
        }
    }

    private void Areas(JsonElement entry, JsonElement setting, Grid grid, int depth)
    {
        json.WriteStartArray("areas"u8);
        foreach (var area in Entries(entry, "areas"))
        {
            // Alias and size of an area are the data type's; one that it does not know any more is not shown.
            var known = Entries(setting, "areas").FirstOrDefault(a => Key(a, "key") == Key(area, "key"));
            if (known.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteString("alias"u8, Member(known, "alias"));
            json.WriteNumber("rowSpan"u8, Whole(known, "rowSpan") ?? 1);
            json.WriteNumber("columnSpan"u8, Whole(known, "columnSpan") ?? grid.Columns);
            json.WriteStartArray("items"u8);
            if (area.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array)
            {
                GridItems(items, grid, depth + 1);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static IEnumerable<JsonElement> Entries(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object) : [];

    private static int? Whole(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number : null;

    private static Guid? Key(JsonElement holder, string name) => Guid.TryParse(Member(holder, name), out var key) ? key : null;

    /// <summary>What all items of one grid share.</summary>
    private sealed record Grid(int Columns, Dictionary<Guid, Block> Blocks, JsonElement Settings, PropertyTree? Expand, PropertyTree? Fields)
    {
        public JsonElement SettingOf(Guid type) => Entries(Settings, "blocks").FirstOrDefault(b => Key(b, "contentElementTypeKey") == type);
    }
}
