using System.Net.WebSockets;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>How a socket ended: the close code and reason that $disconnect hears of.</summary>
internal sealed record Ending(int Code, string Reason)
{
    public static readonly Ending Lost = new(1006, "Connection Closed Abnormally");
    public static readonly Ending GoingAway = new(1001, "Going away");
    public static readonly Ending Deleted = new(1000, "Connection Closed Normally");
    public static readonly Ending Binary = new(1003, "Binary frames are not supported");
    public static readonly Ending TooBig = new(1009, "Message too long");

    /// <param name="status">Null: the client's close frame had none.</param>
    public static Ending ByClient(WebSocketCloseStatus? status, string? reason) => status is null or WebSocketCloseStatus.Empty
        ? new Ending(1005, "Client-side close frame status not set")
        : new Ending((int)status, reason ?? "");

    public WebSocketCloseStatus Status => (WebSocketCloseStatus)Code;
}
