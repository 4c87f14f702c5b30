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

    /// <inheritdoc cref="ReadAsync(ContentDb, long, CancellationToken)"/>
    public async Task<SiteModel> ReadAsync(StateReading state, long last, CancellationToken stop)
    {
        var before = Volatile.Read(ref known);
        if (before.Sequence >= 0 && before.Sequence <= last && (before.Sequence == last || (await state.ListAsync(
            """SELECT 1 FROM content_change WHERE "Sequence" > @p0 AND "Kind" IN (@p1, @p2, @p3) LIMIT 1""", _ => true,
            [before.Sequence, ChangeKind.Type, ChangeKind.DataType, ChangeKind.Language], stop)).Count == 0))
        {
            Volatile.Write(ref known, before with { Sequence = last });
            return before.Model;
        }

        var model = await StoredTypes.ReadAsync(state, stop);
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
