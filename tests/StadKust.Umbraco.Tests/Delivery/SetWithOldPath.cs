using StadKust.Content;

namespace StadKust.Umbraco.Tests.Delivery;

/// <summary>A set in which an item had another path once.</summary>
internal sealed class SetWithOldPath(ContentSet set, string oldPath, Guid item) : ContentSet
{
    public override long Version => set.Version;

    public override ContentModel Model => set.Model;

    public override IReadOnlyList<Language> Languages => set.Languages;

    public override IReadOnlyCollection<string> PhraseKeys => set.PhraseKeys;

    public override int Count => set.Count;

    public override IEnumerable<ItemEntry> Entries => set.Entries;

    public override IReadOnlyList<ItemEntry> Roots => set.Roots;

    public override IReadOnlyCollection<MediaEntry> AllMedia => set.AllMedia;

    public override string? Phrase(string key, Culture culture) => set.Phrase(key, culture);

    public override ItemEntry? Entry(Guid key) => set.Entry(key);

    public override IReadOnlyList<ItemEntry> ChildEntries(Guid parent) => set.ChildEntries(parent);

    public override bool Exists(Guid key, Culture culture) => set.Exists(key, culture);

    public override PublishedItem? Find(Guid key, Culture culture) => set.Find(key, culture);

    public override Guid? KeyAt(Culture culture, string path) => set.KeyAt(culture, path);

    public override string? PathOf(Guid key, Culture culture) => set.PathOf(key, culture);

    public override string? SlugOf(Guid key, Culture culture) => set.SlugOf(key, culture);

    public override IReadOnlyList<Guid> OfType(string alias, Culture culture) => set.OfType(alias, culture);

    public override MediaEntry? Media(Guid key) => set.Media(key);

    public override Redirect? RedirectAt(Culture culture, string path) =>
        path.Trim('/') == oldPath.Trim('/') ? new Redirect(culture, oldPath, item) : null;
}
