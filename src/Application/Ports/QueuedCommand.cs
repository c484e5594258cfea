using System.Text.Json.Serialization;
using GameLobby.Application.Diagnostics;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>A request that waits behind others that change its lobby.</summary>
/// <param name="Frame">The request's frame.</param>
/// <param name="Scope">The scopes of the player's token; null if it has none.</param>
/// <param name="Connection">Where the reply is sent.</param>
/// <param name="ConnectedAt">When the connection was opened.</param>
public sealed record QueuedCommand(
    string Frame, PlayerId Player, string Name, string? Scope, ConnectionId Connection, DateTimeOffset ConnectedAt)
{
    /// <summary>The trace of the request, as W3C <c>traceparent</c>; null if it is not recorded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Trace { get; init; } = Telemetry.TraceParent;
}
