using GameLobby.LocalCloud.Billing;
using GameLobby.LocalCloud.Database;
using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Sources;
using GameLobby.LocalCloud.Template;
using Microsoft.Extensions.Logging.Abstractions;

namespace GameLobby.LocalCloud.Tests.Sources;

internal static class StreamReading
{
    /// <summary>Reads a table's stream for one mapping until cancelled.</summary>
    public static Task Run(
        string table, StreamSource source, Account account, IFunctions functions, StreamsClient streams, QueueEngine queues,
        TableWrites writes, CancellationToken ct, TimeProvider? clock = null, TimeSpan? pollInterval = null)
    {
        clock ??= TimeProvider.System;
        var log = NullLogger<TableStreamReader>.Instance;
        var mapping = new StreamMapping(source, new BatchDelivery(source, account, functions, queues, clock, log), clock);
        var ledger = new Ledger(new Stack { Account = account }, clock);
        var definition = new TableDefinition("Table", table) { Key = new TableKey("PK", "SK") };
        return new TableStreamReader(definition, [mapping], streams, writes, ledger, clock, log, pollInterval).Run(ct);
    }
}
