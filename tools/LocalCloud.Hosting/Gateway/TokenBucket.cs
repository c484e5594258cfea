namespace GameLobby.LocalCloud.Gateway;

/// <summary>
/// Throttles requests like API Gateway (https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-protect.html): each
/// takes a token, and tokens come at a steady rate up to the size of a burst.
/// </summary>
/// <param name="rate">The tokens of a second.</param>
/// <param name="burst">The maximum number of tokens, which are there at the start.</param>
internal sealed class TokenBucket(double rate, double burst, TimeProvider clock)
{
    private readonly Lock gate = new();
    private double taken;
    private long filledAt = clock.GetTimestamp();

    /// <returns>False if the request is throttled.</returns>
    public bool TryTake()
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            taken = Math.Max(0, taken - (rate * clock.GetElapsedTime(filledAt, now).TotalSeconds));
            filledAt = now;
            if (taken + 1 > burst) return false;
            taken++;
            return true;
        }
    }
}
