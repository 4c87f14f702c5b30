using System.Runtime.CompilerServices;
using System.Text.Json;
using StadKust.Content;
using StadKust.Media;

namespace StadKust.Themes;

/// <summary>Turns a stored value into what a template can use, by the editor of its property.</summary>
internal static class PropertyReading
{
    private static readonly ConditionalWeakTable<DataType, StrongBox<bool>> One = [];

    public static object? Read(PropertyValues values, PropertyType property, RenderScope scope)
    {
        var alias = property.Alias;
        switch (property.EditorAlias)
        {
            case "Umbraco.RichText":
                return scope.RichTexts.Html(values.Rich(alias), scope);
            case "Umbraco.MediaPicker3":
                return IsTrack(values, alias, scope) is { } track ? track
                    : TakesOne(property, scope) ? PictureView.Of(values, alias, scope) : PictureView.AllOf(values, alias, scope);
            case "Umbraco.ContentPicker":
                return values.Picks(alias) is [var key, ..] ? scope.Item(key) : null;
            case "Umbraco.MultiNodeTreePicker":
                return values.Picks(alias).Select(scope.Item).OfType<ItemView>().ToList();
            case "Umbraco.MultiUrlPicker":
                return LinkView.Of(values.Links(alias), scope);
            case "Umbraco.BlockList":
                return BlockView.Of(values.Blocks(alias), scope);
            case "Umbraco.MultipleTextstring":
                return values.Lines(alias);
            case "Umbraco.CheckBoxList" or "Umbraco.Tags" or "Umbraco.DropDown.Flexible":
                return values.Choices(alias);
            case "Umbraco.TrueFalse":
                return values.Flag(alias);
            case "Umbraco.Integer" or "Umbraco.Decimal":
                return values.Number(alias);
            case "Umbraco.DateTime":
                return values.Date(alias);
            case "Umbraco.Slider":
                return values.Text(alias).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            default:
                return values.Text(alias);
        }
    }

    private static LinkView? IsTrack(PropertyValues values, string alias, RenderScope scope) =>
        values.Media(alias) is [var picked, ..] && scope.Set.Media(picked.Media) is { } media && MediaKinds.Of(media.Path) is MediaKind.Track or MediaKind.Document
            ? LinkView.ToFile(media, scope) : null;

    private static bool TakesOne(PropertyType property, RenderScope scope) =>
        scope.Set.Model.DataType(property.DataType) is { } type && One.GetValue(type, static t =>
        {
            using var json = JsonDocument.Parse(t.Configuration.Length == 0 ? "{}" : t.Configuration);
            return new StrongBox<bool>(!(json.RootElement.TryGetProperty("multiple", out var many) && many.ValueKind == JsonValueKind.True));
        }).Value;
}
