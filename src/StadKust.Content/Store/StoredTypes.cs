using System.Text.Json;
using System.Text.Json.Nodes;
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

    public static async Task<ContentModel> ModelAsync(ContentDb db, CancellationToken stop)
    {
        var types = await db.Types.AsNoTracking().Select(t => t.Json).ToListAsync(stop);
        var dataTypes = await db.DataTypes.AsNoTracking().Select(t => t.Json).ToListAsync(stop);
        return new ContentModel(
            types.Select(t => JsonSerializer.Deserialize<DocumentType>(t, Form)!), dataTypes.Select(t => JsonSerializer.Deserialize<DataType>(t, Form)!));
    }

    /// <summary>Default language first.</summary>
    public static async Task<Language[]> LanguagesAsync(ContentDb db, CancellationToken stop)
    {
        var rows = await db.Languages.AsNoTracking().ToListAsync(stop);
        return
        [
            .. rows.OrderByDescending(l => l.IsDefault).ThenBy(l => l.Culture, StringComparer.Ordinal)
                .Select(l => new Language(new Culture(l.Culture), l.Name, l.IsDefault, l.IsMandatory, l.Fallback is { } other ? new Culture(other) : null)),
        ];
    }
}
