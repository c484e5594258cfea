using Microsoft.Data.Sqlite;

namespace GameLobby.LocalCloud.Engine;

/// <summary>
/// Keeps the engine's stream short and indexed. The engine keeps every record for ever and numbers a new one by reading all of them, so
/// that without this each write costs more than the one before: 500 writes a second become 60 after 20,000.
/// </summary>
internal static class StreamRetention
{
    /// <summary>
    /// The number of records that the engine keeps. Readers read ahead into memory, so that a slow function misses none; DynamoDB itself
    /// keeps them for 24 hours.
    /// </summary>
    public const int Records = 5_000;

    /// <param name="databasePath">The database of an engine that runs and has created its tables.</param>
    public static async Task Apply(string databasePath, CancellationToken ct)
    {
        await using var database = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = databasePath,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        }.ConnectionString);
        await database.OpenAsync(ct);
        await using var command = database.CreateCommand();
        command.CommandText =
            $"""
            CREATE INDEX IF NOT EXISTS localcloud_stream_order ON _stream_records (table_name, CAST(sequence_number AS INTEGER));
            DROP TRIGGER IF EXISTS localcloud_stream_retention;
            CREATE TRIGGER localcloud_stream_retention AFTER INSERT ON _stream_records
            BEGIN DELETE FROM _stream_records WHERE id <= NEW.id - {Records}; END;
            DELETE FROM _stream_records WHERE id <= (SELECT MAX(id) FROM _stream_records) - {Records};
            """;
        await command.ExecuteNonQueryAsync(ct);
    }
}
