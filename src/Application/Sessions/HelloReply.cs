using System.Text.Json.Serialization;
using GameLobby.Application.Contracts;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Sessions;

/// <summary>The reply to <c>session.hello</c>.</summary>
/// <param name="Name">The player's display name.</param>
/// <param name="ServerTime">The current time by the service's clock.</param>
/// <param name="Protocol">The protocol version.</param>
/// <param name="Limits">The limits that apply to clients.</param>
/// <param name="Lobby">The caller's lobby; null when the caller is in none, or when <paramref name="Missed"/> is given instead.</param>
/// <param name="Missed">
/// Pushes that lead from the version the client has to the current one, or the push that says why the caller is no longer in that lobby.
/// </param>
public sealed record HelloReply(
    PlayerId PlayerId,
    string Name,
    DateTimeOffset ServerTime,
    int Protocol,
    Limits Limits,
    LobbySnapshot? Lobby,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Push>? Missed);
