namespace GameLobby.Client;

/// <summary>Why requests fail: those codes that the service refuses with, and three of the client's own.</summary>
public static partial class ErrorCodes
{
    /// <summary><c>timeout</c>: no outcome came in time; the request may yet have taken effect.</summary>
    public const string Timeout = "timeout";

    /// <summary><c>closed</c>: the client is not connected, and does not try to be.</summary>
    public const string Closed = "closed";

    /// <summary><c>replaced</c>: another connection of the player has taken over.</summary>
    public const string Replaced = "replaced";
}
