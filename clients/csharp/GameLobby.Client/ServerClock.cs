namespace GameLobby.Client;

/// <summary>Estimates the service's clock from <c>serverTime</c> in replies; the shortest round trip gives the best estimate.</summary>
internal sealed class ServerClock(TimeProvider clock)
{
    private const int MaxSamples = 8;

    private readonly Queue<(TimeSpan Offset, TimeSpan RoundTrip)> samples = new();
    private TimeSpan offset;

    public DateTimeOffset Now => clock.GetUtcNow() + offset;

    /// <summary>Adds a reply's time, on the assumption that the service read its clock halfway through the round trip.</summary>
    public void AddSample(DateTimeOffset serverTime, DateTimeOffset sentAt, DateTimeOffset receivedAt)
    {
        var roundTrip = receivedAt - sentAt;
        samples.Enqueue((serverTime - (sentAt + roundTrip / 2), roundTrip));
        if (samples.Count > MaxSamples) samples.Dequeue();
        offset = samples.Aggregate((best, next) => next.RoundTrip <= best.RoundTrip ? next : best).Offset;
    }
}
