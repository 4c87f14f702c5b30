using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace StadKust.Content;

/// <summary>All types of a site, with compositions resolved. Immutable; a change of a type makes a new model.</summary>
public sealed class ContentModel
{
    private readonly Dictionary<Guid, DocumentType> byKey;
    private readonly Dictionary<(TypeKind, string), DocumentType> byAlias;
    private readonly Dictionary<Guid, DataType> dataTypes;
    private readonly Dictionary<Guid, ImmutableArray<PropertyType>> properties = [];
    private readonly Dictionary<Guid, Dictionary<string, PropertyType>> propertiesByAlias = [];

    public ContentModel(IEnumerable<DocumentType> types, IEnumerable<DataType> dataTypes)
    {
        byKey = types.ToDictionary(t => t.Key);
        byAlias = new Dictionary<(TypeKind, string), DocumentType>();
        foreach (var type in byKey.Values)
        {
            byAlias[(type.Kind, type.Alias)] = type;
        }

        this.dataTypes = dataTypes.ToDictionary(d => d.Key);
        foreach (var type in byKey.Values)
        {
            var all = Collect(type, []).DistinctBy(p => p.Alias).ToImmutableArray();
            properties[type.Key] = all;
            propertiesByAlias[type.Key] = all.ToDictionary(p => p.Alias);
        }
    }

    public static ContentModel Empty { get; } = new([], []);

    public IReadOnlyCollection<DocumentType> Types => byKey.Values;

    public IReadOnlyCollection<DataType> DataTypes => dataTypes.Values;

    public DocumentType? Find(Guid key) => byKey.GetValueOrDefault(key);

    public DocumentType? Document(string alias) => byAlias.GetValueOrDefault((TypeKind.Document, alias));

    public DocumentType? Element(string alias) => byAlias.GetValueOrDefault((TypeKind.Element, alias));

    public DocumentType? MediaType(string alias) => byAlias.GetValueOrDefault((TypeKind.Media, alias));

    public DataType? DataType(Guid key) => dataTypes.GetValueOrDefault(key);

    /// <summary>Own properties and those of all compositions: compositions first, in their order, then own.</summary>
    public ImmutableArray<PropertyType> PropertiesOf(DocumentType type) => properties.GetValueOrDefault(type.Key, []);

    public bool TryProperty(DocumentType type, string alias, [NotNullWhen(true)] out PropertyType? property)
    {
        property = null;
        return propertiesByAlias.TryGetValue(type.Key, out var own) && own.TryGetValue(alias, out property);
    }

    // Cycles of compositions are allowed in the format: each type is visited once.
    private IEnumerable<PropertyType> Collect(DocumentType type, HashSet<Guid> seen)
    {
        if (!seen.Add(type.Key))
        {
            yield break;
        }

        foreach (var composition in type.Compositions)
        {
            if (byKey.TryGetValue(composition, out var other))
            {
                foreach (var property in Collect(other, seen))
                {
                    yield return property;
                }
            }
        }

        foreach (var property in type.Own.OrderBy(p => p.SortOrder))
        {
            yield return property;
        }
    }
}
