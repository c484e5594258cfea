namespace GameLobby.Infrastructure.Sqs;

/// <summary>The attributes of messages with notices.</summary>
public static class NoticeAttributes
{
    /// <summary>The trace that led to the notice, as W3C <c>traceparent</c>; only if it is recorded.</summary>
    public const string TraceParent = "traceparent";
}
