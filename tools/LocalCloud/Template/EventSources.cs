namespace GameLobby.LocalCloud.Template;

/// <summary>A DynamoDB stream that feeds a function; defaults are those of the Lambda event source mapping.</summary>
/// <param name="Id">The event's name in the template.</param>
/// <param name="Function">The function's logical id.</param>
/// <param name="Table">The logical id of the table whose stream this is.</param>
public sealed record StreamSource(string Id, string Function, string Table)
{
    public StartingPosition StartingPosition { get; init; } = StartingPosition.Latest;
    public int BatchSize { get; init; } = 100;
    public TimeSpan BatchingWindow { get; init; }
    public bool BisectBatchOnFunctionError { get; init; }

    /// <summary>Null: until the record expires.</summary>
    public int? MaximumRetryAttempts { get; init; }

    /// <summary>Null: until the stream drops it (24 h).</summary>
    public TimeSpan? MaximumRecordAge { get; init; }

    /// <summary>FunctionResponseTypes names ReportBatchItemFailures.</summary>
    public bool ReportsBatchItemFailures { get; init; }

    /// <summary>The logical id of the queue that hears of discarded batches.</summary>
    public string? OnFailureQueue { get; init; }

    /// <summary>JSON filter patterns; a record passes if any of them matches, or if there is none.</summary>
    public IReadOnlyList<string> FilterPatterns { get; init; } = [];
}

public enum StartingPosition
{
    TrimHorizon,
    Latest,
}

/// <summary>A queue that feeds a function; defaults are those of the Lambda event source mapping.</summary>
/// <param name="Id">The event's name in the template.</param>
/// <param name="Function">The function's logical id.</param>
/// <param name="Queue">The queue's logical id.</param>
public sealed record QueueSource(string Id, string Function, string Queue)
{
    public int BatchSize { get; init; } = 10;
    public TimeSpan BatchingWindow { get; init; }

    /// <summary>FunctionResponseTypes names ReportBatchItemFailures.</summary>
    public bool ReportsBatchItemFailures { get; init; }

    /// <summary>ScalingConfig.MaximumConcurrency; null: no limit but Lambda's own.</summary>
    public int? MaximumConcurrency { get; init; }
}

/// <summary>A rate(...) expression that invokes a function.</summary>
/// <param name="Id">The event's name in the template.</param>
/// <param name="Function">The function's logical id.</param>
public sealed record ScheduleSource(string Id, string Function, TimeSpan Every)
{
    /// <summary>Replaces the scheduled event where the template gives one; JSON text.</summary>
    public string? Input { get; init; }
}
