using System.Text.Json.Nodes;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.KeepingWork;
using StadKust.Umbraco.Backoffice.Management.Values;

namespace StadKust.Umbraco.Backoffice.Management.Documents;

/// <summary>The fields of a request that the editor may write and the type knows; everything else a client may send is passed over.</summary>
internal sealed record SentFields(IReadOnlyList<(FieldKey Key, PropertyType Property, JsonNode? Value)> Values, IReadOnlyList<(FieldKey Key, string Name)> Names)
{
    public static SentFields Of(ContentModel model, DocumentType type, IReadOnlyList<Language> languages, SentDocument sent, Editor editor)
    {
        var values = new List<(FieldKey, PropertyType, JsonNode?)>();
        foreach (var value in sent.Values ?? [])
        {
            if (value?.Alias is null || value.Segment is not null || !model.TryProperty(type, value.Alias, out var property) || WireValues.IsReadOnly(property))
            {
                continue;
            }

            var varies = type.VariesByCulture && property.VariesByCulture;
            if (varies == (value.Culture is not null) && Spelled(value.Culture, languages) is { } culture && MayWrite(editor, culture, languages))
            {
                values.Add((new FieldKey(culture, value.Alias), property, value.Value));
            }
        }

        var names = new List<(FieldKey, string)>();
        foreach (var variant in sent.Variants ?? [])
        {
            if (variant is { Segment: null, Name: { } name } && type.VariesByCulture == (variant.Culture is not null)
                && Spelled(variant.Culture, languages) is { } culture && MayWrite(editor, culture, languages))
            {
                names.Add((new FieldKey(culture, FieldChange.OfName), WireValues.Plain(name).ReplaceLineEndings(" ").Trim()));
            }
        }

        return new SentFields([.. values.DistinctBy(v => v.Item1)], [.. names.DistinctBy(n => n.Item1)]);
    }

    /// <summary>Shared values are seen in every language; who may not write the default language leaves them alone.</summary>
    public static bool MayWrite(Editor editor, string culture, IReadOnlyList<Language> languages) =>
        culture.Length > 0 ? editor.MayWrite(new Culture(culture)) : editor.Cultures is null || (languages.Count > 0 && editor.MayWrite(languages[0].Culture));

    private static string? Spelled(string? culture, IReadOnlyList<Language> languages) =>
        culture is null ? "" : languages.FirstOrDefault(l => l.Culture == new Culture(culture))?.Culture.Code;
}
