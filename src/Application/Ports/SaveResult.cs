using GameLobby.Domain.Lobbies;

namespace GameLobby.Application.Ports;

/// <summary>Result of a conditional write.</summary>
public abstract record SaveResult
{
    private SaveResult()
    {
    }

    public sealed record Stored : SaveResult;

    /// <summary>The lobby was changed in the meantime.</summary>
    /// <param name="Current">The lobby now; null when it was deleted or can't be decoded.</param>
    public sealed record LostRace(Lobby? Current) : SaveResult;

    /// <summary>The newcomer was seated elsewhere in the meantime.</summary>
    public sealed record NewcomerMoved : SaveResult;

    /// <summary>Another lobby has the code.</summary>
    public sealed record CodeTaken : SaveResult;

    /// <summary>The same edit was stored before.</summary>
    public sealed record StoredBefore : SaveResult;
}
