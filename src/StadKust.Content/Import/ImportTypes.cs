using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Languages, data types, types, templates, words and domains.</summary>
internal sealed class ImportTypes(Writing writing, SiteExport export, ImportProtocol report)
{
    public async Task RunAsync(CancellationToken stop)
    {
        var db = writing.Db;
        await EachAsync(
            db.Languages, export.Languages.Where(l => export.Brings("Languages", LanguageKey(l)) || export.Stored.Languages.All(s => s.Culture != l.Culture)), "Languages", ChangeKind.Language, r => r.Culture, l => l.Culture.Code, l => (LanguageKey(l), l.Culture.Code),
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
            db.DataTypes, export.Model.DataTypes.Where(d => export.Brings("DataTypes", d.Key)), "DataTypes", ChangeKind.DataType, r => r.Key, d => d.Key, d => (d.Key, d.Name),
            d => new DataTypeRow { Key = d.Key, Name = d.Name, Json = StoredTypes.Text(d) }, (a, b) => a.Json == b.Json, stop);
        await EachAsync(
            db.Templates, export.Templates, "Templates", ChangeKind.Template, r => r.Key, t => t.Key, t => (t.Key, t.Alias),
            t => new TemplateRow { Key = t.Key, Alias = t.Alias, Name = t.Name, Parent = t.Parent },
            (a, b) => (a.Alias, a.Name, a.Parent) == (b.Alias, b.Name, b.Parent), stop);
        foreach (var (folder, isMedia) in new[] { ("ContentTypes", false), ("MediaTypes", true) })
        {
            await EachAsync(
                db.Types, export.Model.Types.Where(t => t.Kind == TypeKind.Media == isMedia && export.Brings(folder, t.Key)), folder, ChangeKind.Type, r => r.Key, t => t.Key,
                t => (t.Key, t.Alias), t => new TypeRow { Key = t.Key, Alias = t.Alias, Json = StoredTypes.Text(t) }, (a, b) => a.Json == b.Json, stop);
        }

        await WordsAsync(stop);
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
                report.Tell(report.SourceOf(folder, key, name), RowDifferences.Of(old, fresh));
                rows.Update(fresh);
                report.Note(folder, key, name, ImportAction.Changed);
            }

            writing.Log(kind, kind is ChangeKind.Type or ChangeKind.DataType or ChangeKind.Template ? key.ToString() : name, ChangeAction.Save);
        }
    }

    // Known by their key, then by their name: a word may have another name here, or the same under another key.
    private async Task WordsAsync(CancellationToken stop)
    {
        var stored = await writing.Db.Words.AsNoTracking().ToListAsync(stop);
        var byKey = stored.ToDictionary(w => w.Key);
        var byName = stored.ToDictionary(w => w.NormalizedName);
        foreach (var word in export.Words)
        {
            var source = report.SourceOf("Dictionary", word.Key, word.Name);
            var fresh = new WordRow
            {
                Key = word.Key,
                Name = word.Name,
                NormalizedName = word.Name.ToUpperInvariant(),
                Parent = word.Parent,
                Level = word.Level,
                Texts = WordTexts.Write(word.Texts),
            };
            var named = byName.GetValueOrDefault(fresh.NormalizedName);
            var keyed = byKey.GetValueOrDefault(fresh.Key);
            if ((keyed ?? named) is not { } old)
            {
                writing.Db.Words.Add(fresh);
                report.Note(source, ImportAction.Added);
            }
            else if ((old.Key, old.Name, old.Parent, old.Level, old.Texts) == (fresh.Key, fresh.Name, fresh.Parent, fresh.Level, fresh.Texts))
            {
                report.Note(source, ImportAction.Unchanged);
                continue;
            }
            else if (keyed is not null && named is not null && named.Key != keyed.Key)
            {
                report.Add(new Finding(
                    Severity.Error, "word-name-taken", source, $"The word {keyed.Name} is called {word.Name} here, which is the name of another stored word.", "Delete or rename the other one first."));
                continue;
            }
            else
            {
                report.Tell(source, RowDifferences.Of(old, fresh));
                report.Note(source, ImportAction.Changed);
                if (old.Key == fresh.Key)
                {
                    writing.Db.Words.Update(fresh);
                }
                else
                {
                    // A key cannot be changed in place.
                    writing.Db.Words.Remove(old);
                    writing.Db.Words.Add(fresh);
                }

                if (old.NormalizedName != fresh.NormalizedName)
                {
                    writing.Log(ChangeKind.Word, old.Name, ChangeAction.Delete);
                }
            }

            writing.Log(ChangeKind.Word, word.Name, ChangeAction.Save);
        }
    }
}
