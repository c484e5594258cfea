using System.Security.Cryptography;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;

namespace GameLobby.TestKit.Contracts;

/// <summary>Ids and codes that are unique to each call.</summary>
public static class Fresh
{
    public static PlayerId Player() => new($"player-{Guid.NewGuid():N}");

    public static LobbyCode Code() => LobbyCode.Draw(RandomNumberGenerator.GetInt32);

    public static Lobby Lobby(PlayerId host) => ALobby.Of(host) is var lobby
        ? Domain.Lobbies.Lobby.Restore(lobby.Stored() with { Id = new LobbyId($"lobby-{Guid.NewGuid():N}"), Code = Code() })
        : lobby;
}
