using System.Collections.Immutable;

namespace StadKust.Content;

/// <summary>One item in the index of a set: everything but its values.</summary>
/// <param name="SharedHash">Body of the values that do not vary.</param>
/// <param name="Variants">In the order of the languages.</param>
internal sealed record SetNode(ItemEntry Entry, BodyHash SharedHash, ImmutableArray<SetVariant> Variants)
{
    /// <summary>True when parent, order, addresses and cultures are the same: only values and names differ.</summary>
    public bool StandsLike(SetNode other)
    {
        var (here, there) = (Entry, other.Entry);
        if (here.Type != there.Type || here.Parent != there.Parent || here.SortOrder != there.SortOrder || here.Level != there.Level
            || here.Created != there.Created || Variants.Length != other.Variants.Length)
        {
            return false;
        }

        for (var i = 0; i < Variants.Length; i++)
        {
            if (Variants[i].Culture != other.Variants[i].Culture || Variants[i].Slug != other.Variants[i].Slug)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when names, values and dates are the same, too.</summary>
    public bool ReadsLike(SetNode other) => SharedHash == other.SharedHash && Variants.AsSpan().SequenceEqual(other.Variants.AsSpan());

    public SetVariant? In(Culture culture)
    {
        foreach (var variant in Variants)
        {
            if (variant.Culture == culture)
            {
                return variant;
            }
        }

        return null;
    }
}

/// <param name="BodyHash">Body of the values of the culture.</param>
internal sealed record SetVariant(Culture Culture, string Name, string Slug, DateTime Updated, BodyHash BodyHash)
{
    /// <summary>Of name, shared body and own body together: what <see cref="PublishedItem.ContentHash"/> says. Made when the item is read: kept it would be a tenth of the index.</summary>
    public static string HashOf(string type, string name, BodyHash sharedHash, BodyHash bodyHash) =>
        JsonText.Hash(System.Text.Encoding.UTF8.GetBytes($"{type}\n{name}\n{sharedHash}\n{bodyHash}"));
}

/// <summary>Where bodies are read by their hash: memory, or a database behind a budget.</summary>
internal interface IBodies
{
    /// <exception cref="InvalidOperationException">Nothing has this hash: a set names only what has been stored.</exception>
    ReadOnlyMemory<byte> Read(BodyHash hash);
}

internal sealed class BodiesInMemory : IBodies
{
    private readonly Dictionary<BodyHash, byte[]> bodies = [];

    public ReadOnlyMemory<byte> Read(BodyHash hash) =>
        bodies.TryGetValue(hash, out var body) ? body : throw new InvalidOperationException($"No body has the hash {hash}.");

    public BodyHash Put(byte[] body)
    {
        var hash = BodyHash.Of(System.Security.Cryptography.SHA256.HashData(body));
        bodies.TryAdd(hash, body);
        return hash;
    }
}
