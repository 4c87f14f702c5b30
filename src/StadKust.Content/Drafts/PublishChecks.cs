using System.Text.Json;
using System.Text.RegularExpressions;

namespace StadKust.Content;

/// <summary>What a variant must fulfil before it is published: mandatory values are there, patterns match, in blocks too.</summary>
internal static class PublishChecks
{
    // Blocks in blocks in blocks; rich text may hold blocks as well.
    private const int DeepestBlocks = 8;

    // Patterns are written by administrators and values by editors: neither may hold up the other.
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(100);

    /// <param name="where">Name and culture of the item, for people.</param>
    /// <param name="culture">Of the values; empty for shared ones.</param>
    /// <param name="wanted">True for the properties to look at: shared ones, or those of one culture.</param>
    public static IEnumerable<Finding> Values(
        ContentModel model, DocumentType type, IReadOnlyDictionary<string, JsonElement> stored, string where, string culture, Func<PropertyType, bool> wanted) =>
        Values(model, type, new PropertyValues(stored, model), where, culture, wanted, 0, null);

    /// <summary>Shared values, with what their blocks hold for the cultures asked for; what is wrong in another culture stops nobody.</summary>
    public static IEnumerable<Finding> Shared(
        ContentModel model, DocumentType type, IReadOnlyDictionary<string, JsonElement> stored, string where, IEnumerable<string> cultures) =>
        cultures.Where(c => c.Length > 0).DefaultIfEmpty("").SelectMany(c =>
        {
            Culture? shown = c.Length > 0 ? new Culture(c) : null;
            return Values(model, type, new PropertyValues(stored, model, shown), where, "", p => !(type.VariesByCulture && p.VariesByCulture), 0, shown);
        }).Distinct();

    /// <param name="shown">Culture whose values of blocks in a shared property are looked at.</param>
    private static IEnumerable<Finding> Values(
        ContentModel model, DocumentType type, PropertyValues values, string where, string culture, Func<PropertyType, bool> wanted, int depth, Culture? shown)
    {
        foreach (var property in model.PropertiesOf(type).Where(wanted))
        {
            // In a block of a shared property a value may be that of one culture: it is named then.
            var ofOne = depth > 0 && type.VariesByCulture && property.VariesByCulture ? shown : null;
            var place = ofOne is { } own ? $"{where} / {property.Name} ({own})" : $"{where} / {property.Name}";
            var field = new FieldPlace(property.Alias, ofOne?.Code ?? culture);
            var has = Has(values, property);
            if (property.Mandatory && !has)
            {
                yield return new Finding(
                    Severity.Error, "value-missing", place,
                    property.MandatoryMessage.Length > 0 ? property.MandatoryMessage : $"{property.Name} must be filled in before publishing.")
                {
                    Field = field,
                };
            }

            if (has && property.Validation.Length > 0 && values.Text(property.Alias) is { Length: > 0 } text && Mismatch(property, text) is { } mismatch)
            {
                yield return mismatch with { Where = place, Field = field };
            }

            if (has && depth < DeepestBlocks)
            {
                foreach (var finding in Blocks(model, values, property, field, place, depth, shown))
                {
                    yield return finding;
                }
            }
        }
    }

    // Rich text with nothing in it is stored as an object, so that "has a value" is not enough.
    private static bool Has(PropertyValues values, PropertyType property) =>
        values.Has(property.Alias)
        && (property.EditorAlias is not ("Umbraco.RichText" or "Umbraco.TinyMCE") || !values.Rich(property.Alias).IsEmpty);

    private static IEnumerable<Finding> Blocks(ContentModel model, PropertyValues values, PropertyType property, FieldPlace field, string place, int depth, Culture? shown)
    {
        if (values.Raw(property.Alias) is not { ValueKind: JsonValueKind.Object })
        {
            yield break;
        }

        var number = 0;
        foreach (var (block, inText) in values.Blocks(property.Alias).Select(b => (b, false)).Concat(values.Rich(property.Alias).Blocks.Select(b => (b, true))))
        {
            number++;
            if (model.Find(block.TypeKey) is { } element)
            {
                foreach (var finding in Values(model, element, block.Content, $"{place} / {number}. {element.Name}", "", _ => true, depth + 1, shown))
                {
                    yield return finding.Field is { } inner ? finding with { Field = field with { Block = new BlockPlace(block.Key, inText, inner) } } : finding;
                }
            }
            else
            {
                yield return new Finding(
                    Severity.Warning, "block-type-unknown", $"{place} / {number}", $"The type {block.TypeKey} of this block does not exist any more.");
            }
        }
    }

    private static Finding? Mismatch(PropertyType property, string text)
    {
        try
        {
            return Regex.IsMatch(text, property.Validation, RegexOptions.CultureInvariant, LongestMatch)
                ? null
                : new Finding(
                    Severity.Error, "pattern", "",
                    property.ValidationMessage.Length > 0 ? property.ValidationMessage : $"{property.Name} is not of the form {property.Validation}.");
        }
        catch (RegexMatchTimeoutException)
        {
            return new Finding(Severity.Warning, "pattern-slow", "", $"The pattern {property.Validation} takes too long; the value was not checked.");
        }
        catch (ArgumentException fault)
        {
            return new Finding(Severity.Warning, "pattern-damaged", "", $"The pattern {property.Validation} is not a regular expression: {fault.Message}");
        }
    }
}
