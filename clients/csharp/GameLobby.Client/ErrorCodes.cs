namespace GameLobby.Client;

/// <summary>Error codes of <see cref="LobbyException"/>: the service's codes and four that the client itself raises.</summary>
public static partial class ErrorCodes
{
    /// <summary><c>timeout</c>: no reply came in time. The request may have taken effect.</summary>
    public const string Timeout = "timeout";

    /// <summary><c>refused</c>: the service refused the first connection, usually because of the token.</summary>
    public const string Refused = "refused";

    /// <summary><c>closed</c>: the client is not connected and not connecting.</summary>
    public const string Closed = "closed";

    /// <summary><c>replaced</c>: the player connected from elsewhere, or this client ignored <c>rate_limited</c>, which ended it.</summary>
    public const string Replaced = "replaced";
}
