using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

public sealed partial class Due
{
    /// <summary>Adds a row inside a transaction of another part: the work exists when its cause does.</summary>
    /// <remarks>Found within <see cref="ContentOptions.PollEvery"/> after the commit, at once after <see cref="Wake"/>.</remarks>
    public async Task AddWithinAsync(NewDue work, DbTransaction within, CancellationToken stop)
    {
        var shared = new SharedDatabase(store.Options);
        await using ContentDb db = shared.IsPostgres
            ? new PostgresContentDb(shared.Options<PostgresContentDb>(within))
            : new SqliteContentDb(shared.Options<SqliteContentDb>(within));
        await db.Database.UseTransactionAsync(within, stop);
        db.Works.Add(Row(work, Instant.Of(DateTime.UtcNow)));
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Adds a row unless one of its kind and payload waits already: for work that plans its own next time.</summary>
    public async Task AddOnceAsync(NewDue work, CancellationToken stop)
    {
        await using var db = store.Open();
        if (await db.Works.AnyAsync(w => w.What == work.What && w.Payload == work.Payload && w.State == DueState.Waiting, stop))
        {
            return;
        }

        db.Works.Add(Row(work, Instant.Of(DateTime.UtcNow)));
        await db.SaveChangesAsync(stop);
        added.Raise();
    }

    /// <summary>Looks for due work now.</summary>
    public void Wake() => added.Raise();
}
