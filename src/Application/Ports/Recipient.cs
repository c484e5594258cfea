using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>A player to push to, with the connection at the time of the change; null if the player was away.</summary>
public sealed record Recipient(PlayerId Player, Connection? Connection)
{
    public static Recipient Of(Member member) => new(member.Id, member.Connection);
}
