namespace GameLobby.Benchmarks.Clients;

/// <param name="LobbyId">The lobby, in a reply that is a snapshot.</param>
/// <param name="Version">The version of the lobby in the reply; 0 if it has none.</param>
/// <param name="Error">The code of a refusal.</param>
/// <param name="ReceivedAt">The timestamp of the reply.</param>
internal readonly record struct Reply(string? LobbyId, long Version, string? Error, long ReceivedAt)
{
    /// <summary>The reply of a request that was sent, but not answered in time.</summary>
    public const string Timeout = "timeout";

    public bool Succeeded => Error is null;
}
