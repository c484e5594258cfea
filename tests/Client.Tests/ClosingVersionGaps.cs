using GameLobby.Client.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.Client.Tests;

public sealed class ClosingVersionGaps
{
    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 1)]
    public void A_missing_version_is_requested_again_until_the_client_ends(bool isActive, int expectedRequests)
    {
        var (clock, requests) = (new FakeTimeProvider(), 0);
        var context = new ClientContext(
            new("wss://lobby.test"), _ => Task.FromResult("token"), new() { TimeProvider = clock }, new(call => call(), _ => { }), null);
        var held = new HeldLobby(context, () => Task.FromResult(++requests > 0 && isActive), _ => { });

        held.ApplySnapshot(Snapshots.Lobby(5));
        held.ApplyPush(Snapshots.Push(7));
        for (var second = 0; second < 3; second++) clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(expectedRequests, requests);
    }
}
