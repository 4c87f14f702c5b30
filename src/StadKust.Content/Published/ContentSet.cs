using System.Collections.Concurrent;

namespace StadKust.Content;

/// <summary>Everything published (or, for previews, drafted) at one moment. Immutable: a publish makes another set.</summary>
/// <remarks>
/// All reading of website, Delivery API and magazine goes through one set from beginning to end, so that nothing withdrawn or of another
/// language can appear half-way. An item is found in a culture only when it and all its ancestors are published in it.
/// </remarks>
public abstract class ContentSet
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> derived = new();
    private readonly ConcurrentDictionary<Type, (object Value, ContentSet Of)> earlier = new();

    /// <summary>Sequence number of the last change this set has seen.</summary>
    public abstract long Version { get; }

    /// <summary>The version at which what readers see last differed: saving a draft moves <see cref="Version"/> only. Key of page caches.</summary>
    public virtual long Edition => Version;

    public abstract ContentModel Model { get; }

    /// <summary>Default language first.</summary>
    public abstract IReadOnlyList<Language> Languages { get; }

    public Culture DefaultCulture => Languages.Count > 0 ? Languages[0].Culture : Culture.Dutch;

    /// <summary>A word of the dictionary; falls back to the language's fallback, then to the default language, then to null.</summary>
    public abstract string? Phrase(string key, Culture culture);

    public abstract IReadOnlyCollection<string> PhraseKeys { get; }

    /// <summary>Number of items published in at least one culture.</summary>
    public abstract int Count { get; }

    /// <summary>Every item that is published in at least one culture.</summary>
    public abstract IEnumerable<ItemEntry> Entries { get; }

    public abstract ItemEntry? Entry(Guid key);

    /// <summary>Root items in order.</summary>
    public abstract IReadOnlyList<ItemEntry> Roots { get; }

    /// <summary>Children in order, whatever the culture.</summary>
    public abstract IReadOnlyList<ItemEntry> ChildEntries(Guid parent);

    /// <summary>True when the item can be reached in the culture: it and all its ancestors are published in it.</summary>
    public abstract bool Exists(Guid key, Culture culture);

    /// <summary>The snapshot, or null when the item does not exist in the culture.</summary>
    public abstract PublishedItem? Find(Guid key, Culture culture);

    /// <summary>The snapshot in the preferred culture, else in the first in which the item exists; null when it exists in none.</summary>
    public PublishedItem? FindInAny(Guid key, Culture? preferred = null) =>
        (preferred is { } culture ? Find(key, culture) : null) ?? CulturesOf(key).Select(c => Find(key, c)).FirstOrDefault(i => i is not null);

    /// <summary>Name and date of an item in a culture without reading its values; null when it does not exist in it. For lists and queries.</summary>
    public virtual ItemHead? Head(Guid key, Culture culture) => Find(key, culture) is { } item ? new ItemHead(item.Name, item.Updated) : null;

    /// <summary>Key of the item at a path such as <c>/bestemmingen/leiden/</c> (slashes at the ends do not matter); null when there is none.</summary>
    public abstract Guid? KeyAt(Culture culture, string path);

    /// <summary>Path of the item in the culture, starting and ending with a slash, without the culture itself; null when it has none.</summary>
    public abstract string? PathOf(Guid key, Culture culture);

    /// <summary>Last part of the path; "" for a root.</summary>
    public abstract string? SlugOf(Guid key, Culture culture);

    /// <summary>The item an old path belonged to.</summary>
    public abstract Redirect? RedirectAt(Culture culture, string path);

    /// <summary>Items of a type that exist in the culture, in tree order.</summary>
    public abstract IReadOnlyList<Guid> OfType(string alias, Culture culture);

    public abstract MediaEntry? Media(Guid key);

    public abstract IReadOnlyCollection<MediaEntry> AllMedia { get; }

    /// <summary>What has changed since an earlier set of the same site; null when that is not known.</summary>
    public virtual SetChanges? ChangesSince(ContentSet before) => ReferenceEquals(this, before) ? SetChanges.None : null;

    /// <summary>What is worked out from this set once and kept with it: a table by municipality, a calendar.</summary>
    /// <param name="make">Gets what an earlier set of the site had and what has changed since, or null; one value is kept for each type.</param>
    public T Derived<T>(Func<ContentSet, Earlier<T>?, T> make)
        where T : class =>
        (T)derived.GetOrAdd(typeof(T), _ => new Lazy<object>(() =>
        {
            var known = earlier.TryRemove(typeof(T), out var before) && ChangesSince(before.Of) is { } changes ? new Earlier<T>((T)before.Value, changes) : null;
            return make(this, known);
        })).Value;

    private protected void Inherit(ContentSet before)
    {
        foreach (var (type, inherited) in before.earlier)
        {
            earlier[type] = inherited;
        }

        foreach (var (type, made) in before.derived)
        {
            if (made.IsValueCreated)
            {
                earlier[type] = (made.Value, before);
            }
        }
    }

    public PublishedItem? At(Culture culture, string path) => KeyAt(culture, path) is { } key ? Find(key, culture) : null;

    public IEnumerable<PublishedItem> Children(Guid parent, Culture culture) =>
        ChildEntries(parent).Select(e => Find(e.Key, culture)).OfType<PublishedItem>();

    /// <summary>All levels below, parents before children.</summary>
    public IEnumerable<ItemEntry> DescendantEntries(Guid parent)
    {
        foreach (var child in ChildEntries(parent))
        {
            yield return child;
            foreach (var below in DescendantEntries(child.Key))
            {
                yield return below;
            }
        }
    }

    public IEnumerable<PublishedItem> Descendants(Guid parent, Culture culture) =>
        DescendantEntries(parent).Select(e => Find(e.Key, culture)).OfType<PublishedItem>();

    /// <summary>From the parent up to the root.</summary>
    public IEnumerable<ItemEntry> Ancestors(Guid key)
    {
        for (var entry = Entry(key); entry?.Parent is { } parent; entry = Entry(parent))
        {
            if (Entry(parent) is not { } found)
            {
                yield break;
            }

            yield return found;
        }
    }

    /// <summary>The first item of a type in the culture: <c>home</c>, <c>settings</c>.</summary>
    public PublishedItem? FirstOfType(string alias, Culture culture) =>
        OfType(alias, culture) is [var key, ..] ? Find(key, culture) : null;

    /// <summary>The dictionary's word for a choice of a property: <c>market</c> of <c>Kind</c> stands there as <c>Kind.Market</c>. Null when it has none.</summary>
    public string? ChoicePhrase(string group, string choice, Culture culture) => Phrase(ChoiceKey(group, choice), culture);

    /// <summary>Key in the dictionary of a choice: <c>Kind.Market</c>.</summary>
    public static string ChoiceKey(string group, string choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return choice.Length == 0 ? $"{group}." : $"{group}.{char.ToUpperInvariant(choice[0])}{choice[1..]}";
    }

    /// <summary>Cultures in which the item exists, in the order of the languages.</summary>
    public IEnumerable<Culture> CulturesOf(Guid key) => Languages.Select(l => l.Culture).Where(c => Exists(key, c));
}

/// <summary>The sets of this node, swapped as changes come in. Read <see cref="Published"/> once per request and keep it.</summary>
public interface IContentSets
{
    ContentSet Published { get; }

    /// <summary>As if every draft were published: for previews.</summary>
    ContentSet Drafted { get; }

    /// <summary>The drafts with every change stored before the call, however short ago: what an editor has just saved is in it.</summary>
    Task<ContentSet> DraftedNowAsync(CancellationToken stop);

    /// <summary>False until the first set has been read from the database.</summary>
    bool IsReady { get; }

    /// <summary>Ends when <see cref="Published"/> is newer than <paramref name="version"/>.</summary>
    Task NewerThanAsync(long version, CancellationToken stop);
}

/// <summary>Where the bytes of media items lie. Media keeps them on disk or in Azure Blob Storage, addressed by content hash.</summary>
public interface IMediaFiles
{
    /// <summary>Stores the bytes unless they are there already.</summary>
    /// <param name="fileName">Decides how they are read: <c>duinen.svg</c>.</param>
    Task<StoredFile> PutAsync(Stream bytes, string fileName, CancellationToken stop);

    /// <returns>Null when nothing has this hash.</returns>
    Task<Stream?> OpenAsync(string hash, CancellationToken stop);
}

/// <param name="Hash">SHA-256, lower-case hex.</param>
/// <param name="Finding">Set when the bytes are not what the name says: a picture that is none.</param>
public sealed record StoredFile(string Hash, long Bytes, int? Width, int? Height, Finding? Finding);
