using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Languages, data types, types, templates, words and domains.</summary>
internal sealed class ImportTypes(Writing writing, SiteExport export, ImportProtocol report)
{
    public async Task RunAsync(CancellationToken stop)
    {
        var db = writing.Db;
        await EachAsync(
            db.Languages, export.Languages, "Languages", ChangeKind.Language, r => r.Culture, l => l.Culture.Code, l => (LanguageKey(l), l.Culture.Code),
            l => new LanguageRow
            {
                Culture = l.Culture.Code,
                Name = l.Name,
                IsDefault = l.IsDefault,
                IsMandatory = l.IsMandatory,
                Fallback = l.Fallback?.Code,
            },
            (a, b) => (a.Name, a.IsDefault, a.IsMandatory, a.Fallback) == (b.Name, b.IsDefault, b.IsMandatory, b.Fallback), stop);
        await EachAsync(
            db.DataTypes, export.Model.DataTypes, "DataTypes", ChangeKind.DataType, r => r.Key, d => d.Key, d => (d.Key, d.Name),
            d => new DataTypeRow { Key = d.Key, Name = d.Name, Json = StoredTypes.Text(d) }, (a, b) => a.Json == b.Json, stop);
        await EachAsync(
            db.Templates, export.Templates, "Templates", ChangeKind.Template, r => r.Key, t => t.Key, t => (t.Key, t.Alias),
            t => new TemplateRow { Key = t.Key, Alias = t.Alias, Name = t.Name, Parent = t.Parent },
            (a, b) => (a.Alias, a.Name, a.Parent) == (b.Alias, b.Name, b.Parent), stop);
        foreach (var (folder, isMedia) in new[] { ("ContentTypes", false), ("MediaTypes", true) })
        {
            await EachAsync(
                db.Types, export.Model.Types.Where(t => t.Kind == TypeKind.Media == isMedia), folder, ChangeKind.Type, r => r.Key, t => t.Key,
                t => (t.Key, t.Alias), t => new TypeRow { Key = t.Key, Alias = t.Alias, Json = StoredTypes.Text(t) }, (a, b) => a.Json == b.Json, stop);
        }

        await EachAsync(
            db.Words, export.Words, "Dictionary", ChangeKind.Word, r => r.NormalizedName, w => w.Name.ToUpperInvariant(), w => (w.Key, w.Name),
            w => new WordRow
            {
                Key = w.Key,
                Name = w.Name,
                NormalizedName = w.Name.ToUpperInvariant(),
                Parent = w.Parent,
                Level = w.Level,
                Texts = WordTexts.Write(w.Texts),
            },
            (a, b) => (a.Key, a.Name, a.Parent, a.Level, a.Texts) == (b.Key, b.Name, b.Parent, b.Level, b.Texts), stop);
        await EachAsync(
            db.Domains, export.Domains, "Domains", ChangeKind.Domain, r => r.NormalizedAddress, d => d.Address.ToUpperInvariant(), d => (DomainKey(d), d.Address),
            d => new DomainRow
            {
                NormalizedAddress = d.Address.ToUpperInvariant(),
                Address = d.Address,
                Culture = d.Culture.Code,
                Root = d.Root,
                RootPath = d.RootPath,
                IsWildcard = d.IsWildcard,
                SortOrder = d.SortOrder,
            },
            (a, b) => (a.Address, a.Culture, a.Root, a.RootPath, a.IsWildcard, a.SortOrder) == (b.Address, b.Culture, b.Root, b.RootPath, b.IsWildcard, b.SortOrder), stop);
    }

    private static Guid LanguageKey(Language language) => UsyncKey.Of(language.Culture.Code);

    private static Guid DomainKey(SiteDomain domain) => UsyncKey.Of(domain.Address);

    private async Task EachAsync<TRow, TItem, TKey>(
        DbSet<TRow> rows, IEnumerable<TItem> items, string folder, string kind, Func<TRow, TKey> keyOfRow, Func<TItem, TKey> keyOf,
        Func<TItem, (Guid Key, string Name)> identity, Func<TItem, TRow> row, Func<TRow, TRow, bool> same, CancellationToken stop)
        where TRow : class
        where TKey : notnull
    {
        var known = (await rows.AsNoTracking().ToListAsync(stop)).ToDictionary(keyOfRow);
        foreach (var item in items)
        {
            var (key, name) = identity(item);
            var fresh = row(item);
            if (!known.TryGetValue(keyOf(item), out var old))
            {
                rows.Add(fresh);
                report.Note(folder, key, name, ImportAction.Added);
            }
            else if (same(old, fresh))
            {
                report.Note(folder, key, name, ImportAction.Unchanged);
                continue;
            }
            else
            {
                Replace(rows, old, fresh);
                report.Note(folder, key, name, ImportAction.Changed);
            }

            writing.Log(kind, kind is ChangeKind.Type or ChangeKind.DataType or ChangeKind.Template ? key.ToString() : name, ChangeAction.Save);
        }
    }

    // A word may keep its name and get another key, which the table cannot change in place.
    private static void Replace<TRow>(DbSet<TRow> rows, TRow old, TRow fresh)
        where TRow : class
    {
        if (old is WordRow before && fresh is WordRow after && before.Key != after.Key)
        {
            rows.Remove(old);
            rows.Add(fresh);
        }
        else
        {
            rows.Update(fresh);
        }
    }
}
