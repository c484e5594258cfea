namespace GameLobby.LocalCloud.Sources;

/// <summary>What event source mappings report.</summary>
internal static partial class SourceLog
{
    [LoggerMessage(1, LogLevel.Error, "{Source}: reading failed and is tried again")]
    public static partial void ReadingFailed(this ILogger logger, string source, Exception error);

    [LoggerMessage(2, LogLevel.Warning, "{Source}: {Function} failed a batch of {Count} with {Type}: {Message}")]
    public static partial void BatchFailed(this ILogger logger, string source, string function, int count, string type, string message);

    [LoggerMessage(3, LogLevel.Warning, "{Source}: {Function} reported {Failed} of {Count} as failed")]
    public static partial void ItemsFailed(this ILogger logger, string source, string function, int failed, int count);

    [LoggerMessage(4, LogLevel.Error, "{Source}: {Count} records were given up ({Condition}); {Queue} hears of them")]
    public static partial void RecordsDiscarded(this ILogger logger, string source, int count, string condition, string queue);
}
