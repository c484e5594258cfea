using GameLobby.Domain.Values;

namespace GameLobby.Domain;

/// <summary>A refusal that a player can cause.</summary>
/// <param name="Code">Public and never renamed.</param>
/// <param name="Message">For people. Contains nothing that the player may not know.</param>
public sealed record Error(ErrorKind Kind, string Code, string Message)
{
    /// <summary>Messages by the name of the member of the request that they are about.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Details { get; init; }

    /// <summary>The other lobby that the player is in.</summary>
    public LobbyId? Lobby { get; init; }

    /// <summary>True when the request may have been a guess at a lobby's id, code or password.</summary>
    public bool IsWrongGuess { get; init; }

    /// <summary>True when the request is to be queued behind others that change <see cref="Lobby"/>. No client gets this.</summary>
    public bool IsQueued { get; init; }

    /// <summary>Time to wait before the same request can succeed.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
