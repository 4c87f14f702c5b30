using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>The dictionary as editors change it: words that theme, mails, feeds and magazine show, in every language.</summary>
/// <remarks>A word counts at once, there is no draft of it. Names are the keys that templates use: unique without regard to case.</remarks>
public sealed class WordDrafts
{
    private const int LongestName = 200;
    private const int LongestText = 20_000;
    private readonly ContentStore store;
    private readonly Signal signal;

    internal WordDrafts(ContentStore store, Signal signal) => (this.store, this.signal) = (store, signal);

    /// <summary>All words by name.</summary>
    public async Task<IReadOnlyList<DictionaryWord>> ListAsync(CancellationToken stop)
    {
        await using var db = store.Open();
        return [.. (await db.Words.AsNoTracking().OrderBy(w => w.NormalizedName).ToListAsync(stop)).Select(Read)];
    }

    public async Task<DictionaryWord?> FindAsync(Guid key, CancellationToken stop)
    {
        await using var db = store.Open();
        return await db.Words.AsNoTracking().FirstOrDefaultAsync(w => w.Key == key, stop) is { } row ? Read(row) : null;
    }

    /// <summary>Makes a word or changes its name and texts; those below it follow a new name.</summary>
    /// <param name="parent">Read for a new word only; null for the top.</param>
    /// <returns>Null, or a kebab-case fault: <c>name-missing</c>, <c>word-taken</c>, <c>word-place</c>.</returns>
    public async Task<string?> SaveAsync(Guid key, string name, Guid? parent, IReadOnlyDictionary<Culture, string> texts, string who, CancellationToken stop)
    {
        name = name.Trim();
        if (name.Length is 0 or > LongestName || texts.Values.Any(t => t.Length > LongestText))
        {
            return "name-missing";
        }

        await using var writing = await Writing.BeginAsync(store, signal, who, stop);
        var db = writing.Db;
        var normalized = name.ToUpperInvariant();
        if (await db.Words.AnyAsync(w => w.NormalizedName == normalized && w.Key != key, stop))
        {
            return "word-taken";
        }

        var stored = WordTexts.Write(texts.Where(t => t.Value.Length > 0).ToImmutableDictionary());
        var row = await db.Words.FirstOrDefaultAsync(w => w.Key == key, stop);
        if (row is null)
        {
            var above = parent is { } p ? await db.Words.AsNoTracking().FirstOrDefaultAsync(w => w.Key == p, stop) : null;
            if (parent is not null && above is null)
            {
                return "word-place";
            }

            db.Words.Add(row = new WordRow { Key = key, Name = name, NormalizedName = normalized, Parent = above?.Name, Level = above is null ? 0 : above.Level + 1, Texts = stored });
        }
        else
        {
            foreach (var below in row.Name == name ? [] : await db.Words.Where(w => w.Parent == row.Name).ToListAsync(stop))
            {
                below.Parent = name;
            }

            (row.Name, row.NormalizedName, row.Texts) = (name, normalized, stored);
        }

        writing.Log(ChangeKind.Word, name, ChangeAction.Save);
        await writing.CommitAsync(stop);
        return null;
    }

    /// <param name="target">Null for the top.</param>
    /// <returns>Null, or <c>word-place</c> when the target is missing or lies below the word itself.</returns>
    public async Task<string?> MoveAsync(Guid key, Guid? target, string who, CancellationToken stop)
    {
        await using var writing = await Writing.BeginAsync(store, signal, who, stop);
        var all = await writing.Db.Words.ToListAsync(stop);
        var row = all.Find(w => w.Key == key);
        var above = target is { } t ? all.Find(w => w.Key == t) : null;
        if (row is null || (target is not null && above is null) || (above is not null && Below(all, row).Contains(above)))
        {
            return "word-place";
        }

        row.Parent = above?.Name;
        var shift = (above is null ? 0 : above.Level + 1) - row.Level;
        foreach (var word in Below(all, row))
        {
            word.Level += shift;
        }

        writing.Log(ChangeKind.Word, row.Name, ChangeAction.Move);
        await writing.CommitAsync(stop);
        return null;
    }

    /// <summary>Deletes a word and all below it.</summary>
    /// <returns>False when there is no such word.</returns>
    public async Task<bool> DeleteAsync(Guid key, string who, CancellationToken stop)
    {
        await using var writing = await Writing.BeginAsync(store, signal, who, stop);
        var all = await writing.Db.Words.ToListAsync(stop);
        if (all.Find(w => w.Key == key) is not { } row)
        {
            return false;
        }

        foreach (var word in Below(all, row))
        {
            writing.Db.Words.Remove(word);
            writing.Log(ChangeKind.Word, word.Name, ChangeAction.Delete);
        }

        await writing.CommitAsync(stop);
        return true;
    }

    // The word itself and all below it. Parents are names; a circle in imported files must not hang us.
    private static List<WordRow> Below(List<WordRow> all, WordRow row)
    {
        List<WordRow> found = [row];
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(all.Where(w => string.Equals(w.Parent, found[i].Name, StringComparison.OrdinalIgnoreCase)).Except(found));
        }

        return found;
    }

    private static DictionaryWord Read(WordRow row) => new(row.Key, row.Name, row.Parent, row.Level, WordTexts.Read(row.Texts));
}
