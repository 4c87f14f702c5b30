using StadKust.Pdf.Objects;

namespace StadKust.Pdf.Drawing;

/// <summary>The resources one content stream uses, by kind and name.</summary>
internal sealed class ResourceUse
{
    private readonly SortedDictionary<string, SortedDictionary<string, Ref>> kinds = new(StringComparer.Ordinal);

    public void Add(string kind, string name, Ref reference)
    {
        if (!kinds.TryGetValue(kind, out var names))
        {
            kinds[kind] = names = new(StringComparer.Ordinal);
        }

        names[name] = reference;
    }

    public void Write(Dict to)
    {
        foreach (var (kind, names) in kinds)
        {
            to.Dictionary(kind, d =>
            {
                foreach (var (name, reference) in names)
                {
                    d.Ref(name, reference);
                }
            });
        }
    }
}
