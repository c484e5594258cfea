using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;

namespace GameLobby.Model.Tests.Checks;

/// <summary>Comparisons of lobbies.</summary>
internal static class States
{
    /// <summary>Whether two lobbies are equal but for their idempotency records.</summary>
    public static bool HasStateOf(this Lobby one, Lobby other) => State(one) == State(other);

    private static StoredLobby State(Lobby lobby) => lobby.Stored() with { IdempotencyRecords = IdempotencyRecords.Empty };
}
