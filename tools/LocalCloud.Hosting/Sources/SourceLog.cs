namespace GameLobby.LocalCloud.Sources;

/// <summary>The log messages of event source mappings.</summary>
internal static partial class SourceLog
{
    [LoggerMessage(1, LogLevel.Error, "{Source}: failed to read; retrying")]
    public static partial void ReadingFailed(this ILogger logger, string source, Exception error);

    [LoggerMessage(2, LogLevel.Warning, "{Source}: {Function} failed with a batch of {Count}: {Type}: {Message}")]
    public static partial void BatchFailed(this ILogger logger, string source, string function, int count, string type, string message);

    [LoggerMessage(3, LogLevel.Warning, "{Source}: {Function} reported {Failed} of {Count} items as failed")]
    public static partial void ItemsFailed(this ILogger logger, string source, string function, int failed, int count);

    [LoggerMessage(4, LogLevel.Error, "{Source}: discarded {Count} records ({Condition}); on-failure queue: {Queue}")]
    public static partial void RecordsDiscarded(this ILogger logger, string source, int count, string condition, string queue);
}
