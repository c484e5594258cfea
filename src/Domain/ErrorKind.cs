namespace GameLobby.Domain;

/// <summary>Category of a refusal, for transports, logs and metrics.</summary>
public enum ErrorKind
{
    Validation,
    NotFound,
    Conflict,
    Forbidden,
    RateLimited,
    Unavailable,
    Unauthenticated,
    TooLarge,
    Internal,
}
