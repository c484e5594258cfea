namespace GameLobby.Client;

/// <summary>How a request is made.</summary>
public sealed record RequestOptions
{
    /// <summary>
    /// How long to wait for the outcome, being offline and retries counted in; 30 s when left out, at most 4 minutes.
    /// None at all is a timeout at once; less than that throws <see cref="ArgumentOutOfRangeException"/>.
    /// </summary>
    public TimeSpan? Timeout
    {
        get;
        init => field = value < TimeSpan.Zero
            ? throw new ArgumentOutOfRangeException(nameof(Timeout), value, "A timeout is not negative; at most 4 minutes are waited.")
            : value;
    }

    /// <summary>
    /// The request's id, 1 to 64 of <c>A-Za-z0-9_.:-</c>; a fresh one by default. The same id again is the same request;
    /// one of another form is refused as <c>invalid_request</c>, without being sent.
    /// </summary>
    public string? Id { get; init; }
}
