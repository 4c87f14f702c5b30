using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace StadKust.Content;

/// <summary>Reads one state of the database by plain questions: what every start and every publish waits for.</summary>
/// <remarks>
/// A context would do, but must build its model and translate each question first: two thirds of a start's time until the first page,
/// and half of that of reading 10,000 items.
/// </remarks>
internal sealed class StateReading : IAsyncDisposable
{
    private readonly DbConnection connection;
    private readonly DbTransaction state;

    private StateReading(DbConnection connection, DbTransaction state)
    {
        this.connection = connection;
        this.state = state;
    }

    public static async Task<StateReading> OpenAsync(ContentStore store, CancellationToken stop)
    {
        var connection = store.Connect();
        try
        {
            await connection.OpenAsync(stop);
            return new StateReading(connection, connection is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: true) : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <param name="sql">Values stand in it as <c>@p0</c>, <c>@p1</c> and so on.</param>
    public async Task<List<T>> ListAsync<T>(string sql, Func<DbDataReader, T> read, IReadOnlyList<object> values, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = state;
        for (var i = 0; i < values.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            parameter.Value = values[i];
            command.Parameters.Add(parameter);
        }

        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public Task<List<T>> ListAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken stop) => ListAsync(sql, read, [], stop);

    /// <summary>Rows of some keys, as many in one question as a database takes.</summary>
    /// <param name="sql">Ends in <c>WHERE</c> or <c>AND</c>.</param>
    public async Task<List<T>> OfKeysAsync<T>(string sql, string column, IReadOnlyCollection<Guid> keys, Func<DbDataReader, T> read, CancellationToken stop)
    {
        var rows = new List<T>();
        foreach (var chunk in keys.Chunk(Rows.Chunk))
        {
            var places = new StringBuilder();
            for (var i = 0; i < chunk.Length; i++)
            {
                places.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : "")}@p{i}");
            }

            rows.AddRange(await ListAsync($"{sql} {column} IN ({places})", read, [.. chunk.Cast<object>()], stop));
        }

        return rows;
    }

    public async Task<long> LastChangeAsync(CancellationToken stop) =>
        await ListAsync("""SELECT MAX("Sequence") FROM content_change""", r => r.IsDBNull(0) ? 0 : r.GetInt64(0), stop) is [var last] ? last : 0;

    /// <returns>Null when the log has no such row.</returns>
    public async Task<SetMark?> MarkAsync(long sequence, CancellationToken stop) =>
        await ListAsync(
            """SELECT "Batch", "Kind", "Key", "Culture", "Action", "Who", "At" FROM content_change WHERE "Sequence" = @p0""",
            r => string.Join('\n', Enumerable.Range(0, r.FieldCount).Select(i => Convert.ToString(r.GetValue(i), CultureInfo.InvariantCulture))), [sequence], stop) is [var row]
            ? new SetMark(sequence, row) : null;

    public async ValueTask DisposeAsync()
    {
        await state.DisposeAsync();
        await connection.DisposeAsync();
    }
}

internal static class ReadingColumns
{
    public static string? TextOrNull(this DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    public static Guid? KeyOrNull(this DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetGuid(at);

    public static long? NumberOrNull(this DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetInt64(at);

    public static double? RealOrNull(this DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetDouble(at);
}
