using GameLobby.TestKit.Cloud;

namespace GameLobby.Client.Tests.Stories;

[Collection(RunningLocalCloud.Name)]
public sealed class ConnectionLimit(LocalCloudProcess cloud)
{
    [Fact]
    public async Task Other_members_do_not_notice_the_renewal_of_a_connection()
    {
        var clock = new RenewalClock();
        await using var bob = await Player.Connect(cloud, "Bob", options: new() { TimeProvider = clock });
        await using var ada = await Player.Connect(cloud, "Ada");
        var lobby = await ada.Client.CreateLobbyAsync("Two hours", "ctf", 4);
        await bob.Client.JoinLobbyAsync(new() { LobbyId = lobby.LobbyId });
        var joined = await ada.WaitForLobby(it => it.Members.Count == 2);

        clock.FireRenewal();
        await bob.Client.UpdateMemberAsync(new() { Data = new Dictionary<string, string?> { ["level"] = "12" } });
        await bob.WaitForEvent<HelloReply>(skip: 1);
        await bob.Client.SetReadyAsync(true);
        await ada.WaitForLobby(it => it.Members[1].Ready);

        Assert.Equal(2, bob.Connections);
        // Connecting and Online, and no change of state since.
        Assert.Equal(2, bob.Count<ConnectionState>());
        Assert.All(
            ada.Changes.Where(change => change.After?.Version > joined.Version).SelectMany(change => change.Push!.Changes),
            change => Assert.Null(Assert.IsType<MemberUpdatedChange>(change).Presence));
    }

    /// <summary>The system clock, but the test can fire timers of more than an hour: the client has one, for the renewal.</summary>
    private sealed class RenewalClock : TimeProvider
    {
        private readonly List<TimerCallback> renewals = [];

        public void FireRenewal() => renewals[^1](null);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new Timer(base.CreateTimer(callback, state, dueTime, period), () => renewals.Add(callback));

        private sealed class Timer(ITimer inner, Action started) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                if (dueTime > TimeSpan.FromHours(1)) started();
                return inner.Change(dueTime, period);
            }

            public void Dispose() => inner.Dispose();

            public ValueTask DisposeAsync() => inner.DisposeAsync();
        }
    }
}
