using GameLobby.Client.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.Client.Tests;

public sealed class AskingForWhatIsMissing
{
    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 1)]
    public void A_hole_is_asked_about_again_while_there_is_someone_to_ask(bool isThere, int times)
    {
        var (clock, asked) = (new FakeTimeProvider(), 0);
        var around = new Surroundings(
            new("wss://lobby.test"), _ => Task.FromResult("token"), new() { Clock = clock }, new(call => call()));
        var held = new HeldLobby(around, () => Task.FromResult(++asked > 0 && isThere), _ => { });

        held.Take(Snapshots.Lobby(5));
        held.Hear(Snapshots.Push(7));
        for (var second = 0; second < 3; second++) clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(times, asked);
    }
}
