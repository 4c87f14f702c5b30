using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>The languages of a site, as administrators change them.</summary>
public sealed class LanguageDrafts
{
    private readonly ContentStore store;
    private readonly Signal signal;

    internal LanguageDrafts(ContentStore store, Signal signal) => (this.store, this.signal) = (store, signal);

    /// <summary>Default language first.</summary>
    public async Task<IReadOnlyList<Language>> ListAsync(CancellationToken stop)
    {
        await using var db = store.Open();
        return await StoredTypes.LanguagesAsync(db, stop);
    }

    /// <summary>Makes a language or changes it. There is one default at any time: a new one takes the place of the old.</summary>
    /// <returns>Null, or a kebab-case fault: <c>culture-invalid</c>, <c>name-missing</c>.</returns>
    public async Task<string?> SaveAsync(Language language, bool isNew, string who, CancellationToken stop)
    {
        if (language.Name.Trim().Length is 0 or > 200)
        {
            return "name-missing";
        }

        var code = language.Culture.Code;
        await using var writing = await Writing.BeginAsync(store, signal, who, stop);
        var rows = await writing.Db.Languages.ToListAsync(stop);
        var row = rows.Find(l => string.Equals(l.Culture, code, StringComparison.OrdinalIgnoreCase));
        if (isNew == row is not null || (isNew && !IsKnown(code)) || (language.Fallback is { } other && (other == language.Culture || rows.All(l => new Culture(l.Culture) != other))))
        {
            return "culture-invalid";
        }

        if (row is null)
        {
            writing.Db.Languages.Add(row = new LanguageRow { Culture = code, Name = language.Name });
        }

        // The default is given to another, never taken away.
        if (language.IsDefault)
        {
            foreach (var before in rows.Where(l => l.IsDefault && l != row))
            {
                before.IsDefault = false;
                writing.Log(ChangeKind.Language, before.Culture, ChangeAction.Save, before.Culture);
            }

            row.IsDefault = true;
        }

        (row.Name, row.IsMandatory, row.Fallback) = (language.Name.Trim(), language.IsMandatory, language.Fallback?.Code);
        writing.Log(ChangeKind.Language, row.Culture, ChangeAction.Save, row.Culture);
        await writing.CommitAsync(stop);
        return null;
    }

    /// <returns>Null, or <c>culture-used</c> for the default and for a language that content is written in; <c>culture-invalid</c> for none.</returns>
    public async Task<string?> DeleteAsync(Culture culture, string who, CancellationToken stop)
    {
        await using var writing = await Writing.BeginAsync(store, signal, who, stop);
        var row = (await writing.Db.Languages.ToListAsync(stop)).Find(l => new Culture(l.Culture) == culture);
        if (row is null)
        {
            return "culture-invalid";
        }

        if (row.IsDefault || await writing.Db.Variants.AnyAsync(v => v.Culture == row.Culture, stop) || await writing.Db.Domains.AnyAsync(d => d.Culture == row.Culture, stop))
        {
            return "culture-used";
        }

        writing.Db.Languages.Remove(row);
        writing.Log(ChangeKind.Language, row.Culture, ChangeAction.Delete, row.Culture);
        await writing.CommitAsync(stop);
        return null;
    }

    // ICU makes a culture of any well-formed code; only the listed ones are languages somebody speaks.
    private static bool IsKnown(string code) => CultureInfo.GetCultures(CultureTypes.AllCultures).Any(c => c.Name.Length > 0 && c.Name.Equals(code, StringComparison.OrdinalIgnoreCase));
}
