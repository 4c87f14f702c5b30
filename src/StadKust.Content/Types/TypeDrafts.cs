using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Designing document, element, media and data types. A change that content in use cannot follow is refused with the reason.</summary>
public sealed class TypeDrafts
{
    private readonly ContentStore store;
    private readonly ModelInStore model;
    private readonly Signal signal;

    internal TypeDrafts(ContentStore store, ModelInStore model, Signal signal)
    {
        this.store = store;
        this.model = model;
        this.signal = signal;
    }

    /// <summary>Makes the type, or puts it in the place of the one with the same key.</summary>
    public Task<Outcome> SaveAsync(DocumentType type, string who, CancellationToken stop) => ChangeAsync(type.Key, who, async (writing, site) =>
    {
        var findings = TypeChecks.Of(site.Types, type, await UsesAsync(writing.Db, type, stop)).ToList();
        if (findings.Exists(f => f.Severity == Severity.Error))
        {
            return findings;
        }

        var (row, text) = (await writing.Db.Types.FindAsync([type.Key], stop), StoredTypes.Text(type));
        if (row is null)
        {
            writing.Db.Types.Add(new TypeRow { Key = type.Key, Alias = type.Alias, Json = text });
        }
        else if (row.Json == text)
        {
            return findings;
        }
        else
        {
            (row.Alias, row.Json) = (type.Alias, text);
        }

        writing.Log(ChangeKind.Type, type.Key.ToString(), ChangeAction.Save);
        return findings;
    }, stop);

    /// <summary>Deletes a type nothing is made of and nothing is composed of.</summary>
    public Task<Outcome> DeleteTypeAsync(Guid key, string who, CancellationToken stop) => ChangeAsync(key, who, async (writing, site) =>
    {
        if (site.Types.Find(key) is not { } type || await writing.Db.Types.FindAsync([key], stop) is not { } row)
        {
            return [TypeChecks.Missing(key)];
        }

        var findings = TypeChecks.Deleting(site.Types, type, await UsesAsync(writing.Db, type, stop)).ToList();
        if (findings.Count == 0)
        {
            writing.Db.Types.Remove(row);
            writing.Log(ChangeKind.Type, key.ToString(), ChangeAction.Delete);
        }

        return findings;
    }, stop);

    public Task<Outcome> SaveAsync(DataType type, string who, CancellationToken stop) => ChangeAsync(type.Key, who, async (writing, site) =>
    {
        var findings = TypeChecks.Of(site.Types, type).ToList();
        if (findings.Exists(f => f.Severity == Severity.Error))
        {
            return findings;
        }

        var (row, text) = (await writing.Db.DataTypes.FindAsync([type.Key], stop), StoredTypes.Text(type));
        if (row is null)
        {
            writing.Db.DataTypes.Add(new DataTypeRow { Key = type.Key, Name = type.Name, Json = text });
        }
        else if (row.Json == text)
        {
            return findings;
        }
        else
        {
            (row.Name, row.Json) = (type.Name, text);
        }

        writing.Log(ChangeKind.DataType, type.Key.ToString(), ChangeAction.Save);
        return findings;
    }, stop);

    public Task<Outcome> DeleteDataTypeAsync(Guid key, string who, CancellationToken stop) => ChangeAsync(key, who, async (writing, site) =>
    {
        if (site.Types.DataType(key) is not { } type || await writing.Db.DataTypes.FindAsync([key], stop) is not { } row)
        {
            return [TypeChecks.Missing(key)];
        }

        var findings = TypeChecks.Deleting(site.Types, type).ToList();
        if (findings.Count == 0)
        {
            writing.Db.DataTypes.Remove(row);
            writing.Log(ChangeKind.DataType, key.ToString(), ChangeAction.Delete);
        }

        return findings;
    }, stop);

    private static Task<int> UsesAsync(ContentDb db, DocumentType type, CancellationToken stop) => type.Kind == TypeKind.Media
        ? db.Media.CountAsync(m => m.Type == type.Alias, stop)
        : db.Items.CountAsync(i => i.Type == type.Alias, stop);

    private async Task<Outcome> ChangeAsync(Guid key, string who, Func<Writing, SiteModel, Task<List<Finding>>> change, CancellationToken stop)
    {
        await using var writing = await Writing.BeginAsync(store, signal, who, stop);
        var findings = await change(writing, await model.ReadAsync(writing.Db, writing.Last, stop));
        if (findings.Exists(f => f.Severity == Severity.Error))
        {
            return new Outcome(key, 0, [.. findings]);
        }

        await writing.CommitAsync(stop);
        return new Outcome(key, writing.Sequence, [.. findings]);
    }
}
