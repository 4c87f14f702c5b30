using StadKust.Content;

namespace StadKust.Umbraco.Backoffice.Management.Values;

/// <summary>Places of values as JSON paths, in the one spelling the client compares: spaces, single quotes, <c>null</c> bare.</summary>
internal static class FieldPaths
{
    public static string Of(FieldPlace field) => field.Alias == FieldChange.OfName
        ? $"$.variants[?(@.culture == {Quoted(field.Culture)} && @.segment == null)].name"
        : $"${Value(field)}";

    private static string Value(FieldPlace field) =>
        $".values[?(@.alias == '{field.Alias}' && @.culture == {Quoted(field.Culture)} && @.segment == null)].value{Block(field.Block)}";

    private static string Block(BlockPlace? block) => block is null
        ? ""
        : $"{(block.InText ? ".blocks" : "")}.contentData[?(@.key == '{block.Key}')]{Value(block.Field)}";

    private static string Quoted(string culture) => culture.Length == 0 ? "null" : $"'{culture}'";
}
