using System.Text.Json;
using System.Text.RegularExpressions;

namespace StadKust.Content;

/// <summary>What speaks against a change of a type.</summary>
internal static partial class TypeChecks
{
    public static Finding Missing(Guid key) => new(Severity.Error, "type-missing", key.ToString(), "There is no type with this key.");

    /// <param name="uses">Items made of it.</param>
    public static IEnumerable<Finding> Of(ContentModel model, DocumentType type, int uses)
    {
        var before = model.Find(type.Key);
        if (!AliasForm().IsMatch(type.Alias))
        {
            yield return Error("alias-form", type.Name, $"The alias {type.Alias} must begin with a letter and hold letters and digits only.");
        }

        if (type.Name.Trim().Length == 0)
        {
            yield return Error("name-missing", type.Alias, "The type needs a name.");
        }

        if (model.Types.Any(t => t.Key != type.Key && t.Kind == type.Kind && t.Alias == type.Alias))
        {
            yield return Error("alias-taken", type.Name, $"Another type has the alias {type.Alias} already.");
        }

        if (type.Own.GroupBy(p => p.Alias).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            yield return Error("property-twice", type.Name, $"Two properties have the alias {twice.Key}.");
        }

        foreach (var property in type.Own)
        {
            if (!AliasForm().IsMatch(property.Alias))
            {
                yield return Error("alias-form", $"{type.Name} / {property.Name}", $"The alias {property.Alias} must begin with a letter and hold letters and digits only.");
            }

            if (model.DataType(property.DataType) is null)
            {
                yield return Error("data-type-missing", $"{type.Name} / {property.Name}", "The data type of the property does not exist.");
            }

            if (property.Validation.Length > 0 && !IsPattern(property.Validation))
            {
                yield return Error("pattern-damaged", $"{type.Name} / {property.Name}", $"The pattern {property.Validation} is not a regular expression.");
            }

            if (Clash(model, type, property) is { } other)
            {
                yield return Error("property-twice", type.Name, $"The property {property.Alias} comes with the composition {other} already.");
            }
        }

        if (before is null || uses == 0)
        {
            yield break;
        }

        // From here on: items are made of it, and their values must stay readable.
        if (before.Kind != type.Kind)
        {
            yield return Error("type-in-use", type.Name, $"{uses} items are of this type; it cannot become an element type.");
        }

        if (before.Alias != type.Alias)
        {
            yield return Error("type-in-use", type.Name, $"{uses} items are of this type; its alias {before.Alias} must stay.");
        }

        if (before.VariesByCulture != type.VariesByCulture)
        {
            yield return Error("type-in-use", type.Name, $"{uses} items are of this type; whether it varies by culture must stay as it is.");
        }

        foreach (var property in type.Own)
        {
            if (before.Own.FirstOrDefault(p => p.Key == property.Key) is not { } former)
            {
                continue;
            }

            var place = $"{type.Name} / {property.Name}";
            if (former.Alias != property.Alias)
            {
                yield return Error("type-in-use", place, $"The alias {former.Alias} must stay: {uses} items hold values under it.");
            }

            if (former.VariesByCulture != property.VariesByCulture)
            {
                yield return Error("type-in-use", place, $"{uses} items hold values; whether the property varies by culture must stay as it is.");
            }

            if (model.DataType(property.DataType) is { } now && now.EditorAlias != former.EditorAlias)
            {
                yield return Error("type-in-use", place, $"{uses} items hold values of {former.EditorAlias}, which {now.EditorAlias} cannot read.");
            }
        }
    }

    public static IEnumerable<Finding> Of(ContentModel model, DataType type)
    {
        if (type.Name.Trim().Length == 0)
        {
            yield return Error("name-missing", type.EditorAlias, "The data type needs a name.");
        }

        if (!IsObject(type.Configuration))
        {
            yield return Error("configuration-damaged", type.Name, "The settings are no JSON object.");
        }

        if (model.DataType(type.Key) is { } before && before.EditorAlias != type.EditorAlias && Users(model, type.Key).ToList() is { Count: > 0 } users)
        {
            yield return Error(
                "type-in-use", type.Name,
                $"{users.Count} properties use it, {users[0]} among them; their values of {before.EditorAlias} cannot be read by {type.EditorAlias}.");
        }
    }

    public static IEnumerable<Finding> Deleting(ContentModel model, DocumentType type, int uses)
    {
        if (uses > 0)
        {
            yield return Error("type-in-use", type.Name, $"{uses} items are of this type.", "Delete them first, from the bin, too.");
        }

        foreach (var other in model.Types.Where(t => t.Compositions.Contains(type.Key)))
        {
            yield return Error("type-in-use", type.Name, $"{other.Name} is composed of it.");
        }

        if (type.Kind == TypeKind.Element)
        {
            foreach (var data in model.DataTypes.Where(d => d.Configuration.Contains(type.Key.ToString(), StringComparison.OrdinalIgnoreCase)))
            {
                yield return Error("type-in-use", type.Name, $"The data type {data.Name} offers it as a block.");
            }
        }
    }

    public static IEnumerable<Finding> Deleting(ContentModel model, DataType type) =>
        Users(model, type.Key).Take(1).Select(user => Error("type-in-use", type.Name, $"The property {user} uses it.", "Give the property another data type first."));

    private static IEnumerable<string> Users(ContentModel model, Guid dataType) =>
        model.Types.SelectMany(t => t.Own.Where(p => p.DataType == dataType).Select(p => $"{t.Name} / {p.Name}"));

    private static string? Clash(ContentModel model, DocumentType type, PropertyType property) =>
        type.Compositions.Select(model.Find).OfType<DocumentType>().FirstOrDefault(c => model.PropertiesOf(c).Any(p => p.Alias == property.Alias))?.Name;

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsObject(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Finding Error(string code, string where, string message, string? hint = null) => new(Severity.Error, code, where, message, hint);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,99}$")]
    private static partial Regex AliasForm();
}
