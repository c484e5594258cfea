namespace GameLobby.LocalCloud.Template;

/// <summary>A DynamoDB stream that invokes a function; defaults are those of the Lambda event source mapping.</summary>
/// <param name="Id">The event's name in the template.</param>
/// <param name="Function">The function's logical id.</param>
/// <param name="Table">The logical id of the table whose stream this is.</param>
public sealed record StreamSource(string Id, string Function, string Table)
{
    public StartingPosition StartingPosition { get; init; } = StartingPosition.Latest;
    public int BatchSize { get; init; } = 100;
    public TimeSpan BatchingWindow { get; init; }
    public bool BisectBatchOnFunctionError { get; init; }

    /// <summary>The maximum number of retries; null retries until the record expires.</summary>
    public int? MaximumRetryAttempts { get; init; }

    /// <summary>The maximum age of a record; null uses the retention of the stream, 24 h.</summary>
    public TimeSpan? MaximumRecordAge { get; init; }

    /// <summary>Whether FunctionResponseTypes contains ReportBatchItemFailures.</summary>
    public bool ReportsBatchItemFailures { get; init; }

    /// <summary>The logical id of the queue that receives reports of discarded records.</summary>
    public string? OnFailureQueue { get; init; }

    /// <summary>The JSON filter patterns. A record passes if any of them matches or if there are none.</summary>
    public IReadOnlyList<string> FilterPatterns { get; init; } = [];
}

public enum StartingPosition
{
    TrimHorizon,
    Latest,
}

/// <summary>A queue that invokes a function; defaults are those of the Lambda event source mapping.</summary>
/// <param name="Id">The event's name in the template.</param>
/// <param name="Function">The function's logical id.</param>
/// <param name="Queue">The queue's logical id.</param>
public sealed record QueueSource(string Id, string Function, string Queue)
{
    public int BatchSize { get; init; } = 10;
    public TimeSpan BatchingWindow { get; init; }

    /// <summary>Whether FunctionResponseTypes contains ReportBatchItemFailures.</summary>
    public bool ReportsBatchItemFailures { get; init; }

    /// <summary>ScalingConfig.MaximumConcurrency; null if not set.</summary>
    public int? MaximumConcurrency { get; init; }
}

/// <summary>A rate(...) expression that invokes a function.</summary>
/// <param name="Id">The event's name in the template.</param>
/// <param name="Function">The function's logical id.</param>
public sealed record ScheduleSource(string Id, string Function, TimeSpan Every)
{
    /// <summary>The JSON text that replaces the scheduled event; null if the template has none.</summary>
    public string? Input { get; init; }
}
