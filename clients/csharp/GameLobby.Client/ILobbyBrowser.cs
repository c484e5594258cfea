namespace GameLobby.Client;

/// <summary>A live list of public lobbies, created by <see cref="ILobbyClient.BrowseLobbies"/>. Disposing it stops watching.</summary>
public interface ILobbyBrowser : IDisposable
{
    /// <summary>Raised with the new list when it changes, in order with the client's events.</summary>
    event Action<IReadOnlyList<LobbySummary>>? Changed;

    /// <summary>
    /// Raised when the service refuses the list or does not reply, in order with the client's events. An empty mode and too
    /// many watches are <c>invalid_request</c>. The browser tries again over the next connection.
    /// </summary>
    event Action<LobbyException>? Failed;

    /// <summary>The last failure; null while there is a list, and before the first reply.</summary>
    LobbyException? Failure { get; }

    /// <summary>The current lobbies, newest first. A change replaces the list; it is never modified in place.</summary>
    IReadOnlyList<LobbySummary> Lobbies { get; }
}
