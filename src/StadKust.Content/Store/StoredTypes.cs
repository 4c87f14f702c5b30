using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Types, data types and languages as rows.</summary>
internal static class StoredTypes
{
    private static readonly JsonSerializerOptions Form = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Equal types give equal text.</summary>
    public static string Text(DocumentType type)
    {
        var json = JsonSerializer.SerializeToNode(type, Form)!;
        var extra = new JsonObject();
        foreach (var (name, value) in type.Extra.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            extra[name] = value;
        }

        json[nameof(DocumentType.Extra)] = extra;
        return json.ToJsonString(Form);
    }

    public static string Text(DataType type) => JsonSerializer.Serialize(type, Form);

    public static async Task<SiteModel> ReadAsync(StateReading state, CancellationToken stop)
    {
        var types = await state.ListAsync("""SELECT "Json" FROM content_type""", r => r.GetString(0), stop);
        var dataTypes = await state.ListAsync("""SELECT "Json" FROM content_data_type""", r => r.GetString(0), stop);
        var languages = await state.ListAsync(
            """SELECT "Culture", "Name", "IsDefault", "IsMandatory", "Fallback" FROM content_language""",
            r => new Language(new Culture(r.GetString(0)), r.GetString(1), r.GetBoolean(2), r.GetBoolean(3), r.TextOrNull(4) is { } other ? new Culture(other) : null), stop);
        return new SiteModel(ModelOf(types, dataTypes), InOrder(languages));
    }

    public static async Task<ContentModel> ModelAsync(ContentDb db, CancellationToken stop)
    {
        var types = await db.Types.AsNoTracking().Select(t => t.Json).ToListAsync(stop);
        var dataTypes = await db.DataTypes.AsNoTracking().Select(t => t.Json).ToListAsync(stop);
        return ModelOf(types, dataTypes);
    }

    private static ContentModel ModelOf(List<string> types, List<string> dataTypes) => new(
        types.Select(t => JsonSerializer.Deserialize(t, StoredTypesJson.Default.DocumentType)!),
        dataTypes.Select(t => JsonSerializer.Deserialize(t, StoredTypesJson.Default.DataType)!));

    /// <summary>Default language first.</summary>
    public static async Task<Language[]> LanguagesAsync(ContentDb db, CancellationToken stop)
    {
        var rows = await db.Languages.AsNoTracking().ToListAsync(stop);
        return InOrder(rows.Select(l => new Language(new Culture(l.Culture), l.Name, l.IsDefault, l.IsMandatory, l.Fallback is { } other ? new Culture(other) : null)));
    }

    private static Language[] InOrder(IEnumerable<Language> languages) =>
        [.. languages.OrderByDescending(l => l.IsDefault).ThenBy(l => l.Culture.Code, StringComparer.Ordinal)];
}

/// <summary>Made at build time: working it out by reflection would cost every start a quarter of a second.</summary>
[JsonSerializable(typeof(DocumentType))]
[JsonSerializable(typeof(DataType))]
internal sealed partial class StoredTypesJson : JsonSerializerContext;
