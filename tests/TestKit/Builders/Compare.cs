using GameLobby.Domain.Lobbies;

namespace GameLobby.TestKit.Builders;

/// <summary>Compares two lobbies as an operator sees them, who sees everything.</summary>
public static class Compare
{
    public static IEnumerable<LobbyChange> States(Lobby before, Lobby after) =>
        LobbyChanges.Between(before.ViewForOperator(), after.ViewForOperator());
}
