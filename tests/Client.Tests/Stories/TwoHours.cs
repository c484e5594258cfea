using GameLobby.TestKit.Cloud;

namespace GameLobby.Client.Tests.Stories;

[Collection(RunningLocalCloud.Name)]
public sealed class TwoHours(LocalCloudProcess cloud)
{
    [Fact]
    public async Task Nobody_sees_a_player_leave_whose_two_hours_are_up()
    {
        var clock = new LongTimers();
        using var bob = await Player.Connect(cloud, "Bob", options: new() { Clock = clock });
        using var ada = await Player.Connect(cloud, "Ada");
        var lobby = await ada.Client.Lobby.Create(new("Two hours", "ctf", 4));
        await bob.Client.Lobby.Join(new() { LobbyId = lobby.LobbyId });
        var met = await ada.Sees(it => it.Members.Count == 2);

        clock.RingTheLongest();
        await bob.Client.Member.Update(new() { Data = new Dictionary<string, string?> { ["level"] = "12" } });
        await bob.Hears<HelloReply>(after: 1);
        await bob.Client.Member.Ready(new(true));
        await ada.Sees(it => it.Members[1].Ready);

        Assert.Equal(2, bob.Connections);
        // Connecting, online, and nothing since.
        Assert.Equal(2, bob.Count<ConnectionState>());
        Assert.All(
            ada.Seen.Where(change => change.After?.Version > met.Version).SelectMany(change => change.Push!.Changes),
            change => Assert.Null(Assert.IsType<MemberUpdatedChange>(change).Presence));
    }

    /// <summary>
    /// The system's time, but a timer of more than an hour rings when it is told to: it is that of the planned change of sockets.
    /// </summary>
    private sealed class LongTimers : TimeProvider
    {
        private readonly List<TimerCallback> longest = [];

        public void RingTheLongest() => longest[^1](null);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new Timer(base.CreateTimer(callback, state, dueTime, period), () => longest.Add(callback));

        private sealed class Timer(ITimer inner, Action isLong) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                if (dueTime > TimeSpan.FromHours(1)) isLong();
                return inner.Change(dueTime, period);
            }

            public void Dispose() => inner.Dispose();

            public ValueTask DisposeAsync() => inner.DisposeAsync();
        }
    }
}
