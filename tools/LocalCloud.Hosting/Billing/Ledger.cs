using System.Collections.Concurrent;
using GameLobby.LocalCloud.Database;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Billing;

/// <summary>What the stack has used since the start or the last reset, and what it would cost on AWS.</summary>
internal sealed class Ledger(Stack stack, TimeProvider clock)
{
    private const int ApiUnit = 32 * 1024;
    private const int HttpUnit = 512 * 1024;
    private const int QueueUnit = 64 * 1024;

    private readonly Dictionary<string, FunctionDefinition> functions = stack.Functions.ToDictionary(function => function.Id);
    private readonly ConcurrentDictionary<string, DateTimeOffset> connections = [];
    private volatile Period period = new(clock.GetUtcNow());

    /// <summary>Counts an invocation.</summary>
    /// <param name="functionId">The function's logical id.</param>
    /// <param name="isColdStart">Whether it started an execution environment.</param>
    /// <param name="billed">The billed duration.</param>
    public void Invoked(string functionId, bool isColdStart, TimeSpan billed)
    {
        var gigabyteSeconds = (decimal)billed.TotalSeconds * functions[functionId].MemorySize / 1024;
        var now = period;
        now.Functions.Add(functionId, gigabyteSeconds, Prices.GigabyteSecond);
        now.Invocations.Add(functionId, 1, Prices.Invocation);
        now.BilledMilliseconds.Add(functionId, (decimal)billed.TotalMilliseconds, 0);
        if (isColdStart) now.ColdStarts.Add(functionId, 1, 0);
    }

    /// <summary>Counts the capacity units that a request to the tables consumed.</summary>
    public void Database(string? caller, DynamoDbRequest request, decimal units)
    {
        var meter = request.IsWrite ? period.Writes : period.Reads;
        var function = caller is not null && functions.ContainsKey(caller) ? caller : "others";
        meter.Add($"{function} {request.Operation} {request.Kind}".TrimEnd(), units, request.IsWrite ? Prices.WriteUnit : Prices.ReadUnit);
    }

    /// <summary>Counts an item that was created, by its kind.</summary>
    public void Created(string kind) => period.Created.Add(kind, 1, 0);

    /// <summary>Counts a request to a queue.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="operation">The operation, such as SendMessage.</param>
    /// <param name="bytes">The size of the messages in it or its response.</param>
    public void Queue(QueueDefinition queue, string operation, int bytes) =>
        period.Queues.Add($"{queue.Id} {operation}", Units(bytes, QueueUnit), queue.Fifo ? Prices.FifoQueueRequest : Prices.QueueRequest);

    public void MessageIn(int bytes) => period.Api.Add("messages in", Units(bytes, ApiUnit), Prices.Message);

    public void MessageOut(int bytes) => period.Api.Add("messages out", Units(bytes, ApiUnit), Prices.Message);

    public void HttpRequest(int bytes) => period.Api.Add("http requests", Units(bytes, HttpUnit), Prices.HttpRequest);

    public void Connected(string connectionId) => connections[connectionId] = clock.GetUtcNow();

    public void Disconnected(string connectionId)
    {
        if (connections.TryRemove(connectionId, out var since)) period.Connected(since, clock.GetUtcNow());
    }

    public void StreamRead(string table) => period.Streams.Add($"{table} GetRecords", 1, Prices.StreamRead);

    public void Reset() => period = new(clock.GetUtcNow());

    public LedgerReport Report()
    {
        var (now, at) = (period, clock.GetUtcNow());
        var open = connections.Values.Sum(since => now.Minutes(since, at));
        return new LedgerReport(now, at, open);
    }

    private static int Units(int bytes, int unit) => Math.Max(1, (bytes + unit - 1) / unit);

    /// <summary>The meters from one reset to the next.</summary>
    internal sealed class Period(DateTimeOffset since)
    {
        private decimal connectionMinutes;

        public DateTimeOffset Since => since;

        /// <summary>Gigabyte-seconds by function.</summary>
        public Meter Functions { get; } = new();

        public Meter Invocations { get; } = new();

        public Meter ColdStarts { get; } = new();

        public Meter BilledMilliseconds { get; } = new();

        public Meter Reads { get; } = new();

        public Meter Writes { get; } = new();

        public Meter Created { get; } = new();

        public Meter Queues { get; } = new();

        public Meter Api { get; } = new();

        public Meter Streams { get; } = new();

        /// <summary>Minutes of the connections that have ended.</summary>
        public decimal ConnectionMinutes
        {
            get
            {
                lock (Api) return connectionMinutes;
            }
        }

        public void Connected(DateTimeOffset from, DateTimeOffset to)
        {
            lock (Api) connectionMinutes += Minutes(from, to);
        }

        /// <summary>Minutes of a connection in this period.</summary>
        public decimal Minutes(DateTimeOffset from, DateTimeOffset to) => (decimal)(to - (from > since ? from : since)).TotalMinutes;
    }
}
