using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Types and languages as stored, read again only after one has changed.</summary>
internal sealed class ModelInStore
{
    private sealed record Known(long Sequence, SiteModel Model);

    private Known known = new(-1, new SiteModel(ContentModel.Empty, []));

    /// <param name="last">Sequence of the last change in the same state of the database.</param>
    public async Task<SiteModel> ReadAsync(ContentDb db, long last, CancellationToken stop)
    {
        var before = Volatile.Read(ref known);
        if (before.Sequence >= 0 && before.Sequence <= last && !await db.Changes.AnyAsync(
            c => c.Sequence > before.Sequence && (c.Kind == ChangeKind.Type || c.Kind == ChangeKind.DataType || c.Kind == ChangeKind.Language), stop))
        {
            Volatile.Write(ref known, before with { Sequence = last });
            return before.Model;
        }

        var model = new SiteModel(await StoredTypes.ModelAsync(db, stop), await StoredTypes.LanguagesAsync(db, stop));
        Volatile.Write(ref known, new Known(last, model));
        return model;
    }
}

/// <param name="Languages">Default language first.</param>
internal sealed record SiteModel(ContentModel Types, Language[] Languages)
{
    /// <summary>The culture as its language spells it; null when there is no such language.</summary>
    public string? Spelled(Culture culture) => Languages.FirstOrDefault(l => l.Culture == culture)?.Culture.Code;

    public int Rank(string culture) => Array.FindIndex(Languages, l => l.Culture.Code == culture);
}
