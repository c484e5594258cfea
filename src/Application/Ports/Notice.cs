using System.Text.Json.Serialization;
using GameLobby.Application.Contracts;
using GameLobby.Application.Diagnostics;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>The pushes of one stored change.</summary>
/// <param name="Id">Identifies the change. A notice that is sent twice is delivered once.</param>
/// <param name="Group">Notices of one group are delivered in the order in which they were sent.</param>
/// <param name="RetryUntil">The time after which retries end, if the notice retries pushes to a connection; otherwise null.</param>
public sealed record Notice(
    string Id,
    string Group,
    IReadOnlyList<Delivery> Deliveries,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? RetryUntil = null)
{
    /// <summary>The trace in which the notice was created, as W3C <c>traceparent</c>; null if it is not recorded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Trace { get; init; } = Telemetry.TraceParent;

    /// <summary>The lobby that the pushes are about; null if they are about none.</summary>
    [JsonIgnore]
    public LobbyId? Lobby => Deliveries.Select(LobbyId? (delivery) => delivery.Push switch
    {
        LobbyChangedPush push => push.LobbyId,
        LobbyRemovedPush push => push.LobbyId,
        LobbyClosedPush push => push.LobbyId,
        MatchTicketPush push => push.LobbyId,
        ChatMessagePush push => push.LobbyId,
        SignalPush push => push.LobbyId,
        _ => null,
    }).FirstOrDefault(lobby => lobby is not null);

    [JsonIgnore]
    public bool IsRetry => RetryUntil is not null;
}
