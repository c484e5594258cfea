namespace GameLobby.Client;

/// <summary>How a request is made.</summary>
public sealed record RequestOptions
{
    /// <summary>How long to wait for the outcome, being offline and retries counted in; 30 s when left out, at most 4 minutes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The request's id, 1 to 64 of <c>A-Za-z0-9_.:-</c>; a fresh one by default. The same id again is the same request.</summary>
    public string? Id { get; init; }
}
