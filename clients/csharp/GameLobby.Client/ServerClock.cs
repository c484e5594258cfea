namespace GameLobby.Client;

/// <summary>The service's clock, read off <c>serverTime</c> in replies: the shorter the round trip, the closer the guess.</summary>
internal sealed class ServerClock(TimeProvider clock)
{
    private const int Samples = 8;

    private readonly Queue<(TimeSpan Offset, TimeSpan RoundTrip)> samples = new();
    private TimeSpan offset;

    public DateTimeOffset Now => clock.GetUtcNow() + offset;

    /// <summary>Half of the round trip lies between the service's reading its clock and <paramref name="receivedAt"/>.</summary>
    public void Note(DateTimeOffset serverTime, DateTimeOffset sentAt, DateTimeOffset receivedAt)
    {
        var roundTrip = receivedAt - sentAt;
        samples.Enqueue((serverTime - (sentAt + roundTrip / 2), roundTrip));
        if (samples.Count > Samples) samples.Dequeue();
        offset = samples.Aggregate((best, next) => next.RoundTrip <= best.RoundTrip ? next : best).Offset;
    }
}
