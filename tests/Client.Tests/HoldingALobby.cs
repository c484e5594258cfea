using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class HoldingALobby : IDisposable
{
    private readonly World world = new();
    private readonly FakeSocket socket;

    public HoldingALobby() => socket = world.Online(Snapshots.Lobby(5));

    private LobbySnapshot? Held => world.Client.CurrentLobby;

    private IEnumerable<long> Told => world.Pushes.OfType<LobbyChangedPush>().Select(push => push.Version);

    public void Dispose() => world.Dispose();

    [Fact]
    public void Pushes_in_order_are_applied_and_told_of()
    {
        socket.Receive(Snapshots.Push(6), Snapshots.Push(7));
        Assert.Equal((7, "v7"), (Held!.Version, Held.Name));
        Assert.Equal([6, 7], Told);
    }

    [Fact]
    public void Each_step_is_told_with_the_lobby_before_and_after()
    {
        socket.Receive(Snapshots.Push(7), Snapshots.Push(6));
        Assert.Equal([(null, 5L), (5, 6), (6, 7)], world.Changes.Select(change => (change.Before?.Version, change.After!.Version)));
        Assert.Equal([null, 6, 7], world.Changes.Select(change => change.Push?.Version));
        Assert.Same(Held, world.Changes[^1].After);
    }

    [Fact]
    public void A_push_that_comes_twice_is_told_of_once()
    {
        socket.Receive(Snapshots.Push(6), Snapshots.Push(6), Snapshots.Push(5));
        Assert.Equal(6, Held!.Version);
        Assert.Equal([6], Told);
    }

    [Fact]
    public void Pushes_out_of_order_are_applied_in_order_without_asking()
    {
        socket.Receive(Snapshots.Push(8), Snapshots.Push(7));
        Assert.Equal(5, Held!.Version);
        socket.Receive(Snapshots.Push(6));
        Assert.Equal((8, "v8"), (Held.Version, Held.Name));
        Assert.Equal([6, 7, 8], Told);
        world.Pass(5_000);
        Assert.Empty(socket.Requests("lobby.get"));
    }

    [Fact]
    public void A_push_of_several_versions_that_begins_before_what_is_held_is_applied()
    {
        socket.Receive(Snapshots.Push(7, previous: 3));
        Assert.Equal((7, "v7"), (Held!.Version, Held.Name));
    }

    [Fact]
    public void After_a_second_with_a_hole_the_lobby_is_asked_for()
    {
        socket.Receive(Snapshots.Push(7));
        world.Pass(999);
        Assert.Empty(socket.Requests("lobby.get"));
        world.Pass(1);
        socket.Reply(Assert.Single(socket.Requests("lobby.get")).Id, Snapshots.Lobby(6));
        Assert.Equal((7, "v7"), (Held!.Version, Held.Name));
        Assert.Equal([7], Told);
        world.Pass(5_000);
        Assert.Single(socket.Requests("lobby.get"));
    }

    [Fact]
    public void A_hole_is_asked_about_once_at_a_time()
    {
        socket.Receive(Snapshots.Push(7));
        world.Pass(1_000);
        socket.Receive(Snapshots.Push(8));
        world.Pass(3_000);
        Assert.Single(socket.Requests("lobby.get"));
    }

    [Fact]
    public void A_version_that_the_lobby_never_had_is_asked_about_once()
    {
        // An operator's kick, from a lobby that it is not in.
        _ = world.Client.Member.Kick(new("p9"));
        socket.Reply(socket.Requests("member.kick")[0].Id, new { version = 50 });
        world.Pass(1_000);
        socket.Reply(socket.Requests("lobby.get")[0].Id, Snapshots.Lobby(5));
        world.Pass(5_000);
        Assert.Single(socket.Requests("lobby.get"));
    }

    [Fact]
    public void The_version_of_a_lobby_that_a_request_named_says_nothing_of_the_own_one()
    {
        _ = world.Client.Lobby.Update(new() { LobbyId = "l2", Locked = true });
        socket.Reply(socket.Requests("lobby.update")[0].Id, new { version = 50 });
        world.Pass(5_000);
        Assert.Empty(socket.Requests("lobby.get"));
    }

    [Theory]
    [InlineData("lobby.get")]
    [InlineData("lobby.join")]
    [InlineData("lobby.quickJoin")]
    public void Nobody_is_seated_who_is_not_a_member(string action)
    {
        using var newcomer = new World();
        var other = newcomer.Online();
        _ = newcomer.Client.Request(action, World.Json(new { code = "K7QF2M" }));
        var others = (Snapshots.Lobby(9) with { Members = [Snapshots.Member("p3")] }).ToJson();
        var reply = action == "lobby.quickJoin" ? World.Json(new { created = false, lobby = others }) : others;
        other.Reply(other.Requests(action)[0].Id, reply);
        Assert.Null(newcomer.Client.CurrentLobby);
    }

    [Fact]
    public void A_late_look_at_the_lobby_before_does_not_bring_it_back()
    {
        _ = world.Client.Lobby.Get();
        _ = world.Client.Lobby.Join(new() { LobbyId = "l2" });
        socket.Reply(socket.Requests("lobby.join")[0].Id, Snapshots.Lobby(2) with { LobbyId = "l2" });
        socket.Reply(socket.Requests("lobby.get")[0].Id, Snapshots.Lobby(9));
        Assert.Equal("l2", Held!.LobbyId);
    }

    [Fact]
    public void What_was_promised_of_one_lobby_is_not_expected_of_the_next()
    {
        _ = world.Client.Member.Ready(new(true));
        socket.Reply(socket.Requests("member.ready")[0].Id, new { version = 9 });
        _ = world.Client.Lobby.Join(new() { LobbyId = "l2" });
        socket.Reply(socket.Requests("lobby.join")[0].Id, Snapshots.Lobby(2) with { LobbyId = "l2" });
        world.Pass(5_000);
        Assert.Empty(socket.Requests("lobby.get"));
    }

    [Fact]
    public async Task A_hole_that_stays_is_asked_about_again()
    {
        socket.Receive(Snapshots.Push(7));
        world.Pass(1_000);
        socket.Refuse(socket.Requests("lobby.get")[0].Id, ErrorCodes.Internal);
        await Wait.Until(() =>
        {
            world.Pass(10);
            return socket.Requests("lobby.get").Count == 2;
        });
    }

    [Fact]
    public async Task A_reply_may_come_before_the_push_of_its_change()
    {
        var ready = world.Client.Member.Ready(new(true));
        socket.Reply(socket.Requests("member.ready")[0].Id, new { version = 6 });
        Assert.Equal(6, (await ready).Version);
        world.Pass(500);
        socket.Receive(Snapshots.Push(6));
        world.Pass(5_000);
        Assert.Equal(6, Held!.Version);
        Assert.Empty(socket.Requests("lobby.get"));
    }

    [Fact]
    public void A_version_that_a_reply_told_of_and_no_push_brings_is_asked_for()
    {
        _ = world.Client.Member.Ready(new(true));
        socket.Reply(socket.Requests("member.ready")[0].Id, new { version = 6 });
        world.Pass(1_000);
        socket.Reply(socket.Requests("lobby.get")[0].Id, Snapshots.Lobby(6));
        Assert.Equal(6, Held!.Version);
    }

    [Fact]
    public void Pushes_that_come_before_the_reply_that_seats_the_player_are_kept_for_it()
    {
        using var newcomer = new World();
        var other = newcomer.Online();
        _ = newcomer.Client.Lobby.Join(new() { Code = "K7QF2M" });
        other.Receive(Snapshots.Push(6));
        Assert.Null(newcomer.Client.CurrentLobby);
        other.Reply(other.Requests("lobby.join")[0].Id, Snapshots.Lobby(5));
        Assert.Equal("v6", newcomer.Client.CurrentLobby!.Name);
    }

    [Fact]
    public void Joining_quickly_seats_the_player_too()
    {
        using var newcomer = new World();
        var other = newcomer.Online();
        _ = newcomer.Client.Lobby.QuickJoin(new("ctf"));
        other.Reply(other.Requests("lobby.quickJoin")[0].Id, new { created = false, lobby = Snapshots.Lobby(5).ToJson() });
        Assert.Equal(5, newcomer.Client.CurrentLobby!.Version);
    }

    [Theory]
    [InlineData("lobby.closed")]
    [InlineData("lobby.removed")]
    public void An_end_ends_the_lobby_whatever_comes_late(string type)
    {
        var ended = new { type, lobbyId = "l1", version = 8, reason = "kicked" };
        socket.Receive(ended, ended, Snapshots.Push(6), Snapshots.Push(7));
        Assert.Null(Held);
        Assert.Equal(type, Assert.Single(world.Pushes).Type);
    }

    [Fact]
    public void Being_removed_from_an_earlier_stay_does_not_end_a_later_one()
    {
        socket.Receive(new LobbyRemovedPush { LobbyId = "l1", Version = 3, Reason = Reason.Left });
        Assert.Equal(5, Held!.Version);
    }

    [Fact]
    public void A_snapshot_that_was_on_its_way_when_the_player_left_does_not_bring_the_lobby_back()
    {
        _ = world.Client.Lobby.Get();
        _ = world.Client.Lobby.Leave();
        socket.Reply(socket.Requests("lobby.leave")[0].Id);
        socket.Reply(socket.Requests("lobby.get")[0].Id, Snapshots.Lobby(5));
        Assert.Null(Held);
    }

    [Fact]
    public void Looking_at_a_lobby_of_others_changes_nothing()
    {
        _ = world.Client.Lobby.Get(new() { LobbyId = "l2" });
        socket.Reply(socket.Requests("lobby.get")[0].Id, Snapshots.Lobby(9) with { LobbyId = "l2", Members = [Snapshots.Member("p3")] });
        Assert.Equal("l1", Held!.LobbyId);
    }

    [Fact]
    public async Task A_player_that_turns_out_to_be_in_no_lobby_holds_none()
    {
        socket.Receive(Snapshots.Push(7));
        world.Pass(1_000);
        socket.Refuse(socket.Requests("lobby.get")[0].Id, ErrorCodes.NotInLobby);
        await Wait.Until(() => Held is null);
    }

    [Fact]
    public async Task Bans_are_in_the_reply_that_was_asked_for_and_not_in_what_is_held()
    {
        var asked = world.Client.Lobby.Get();
        socket.Reply(socket.Requests("lobby.get")[0].Id, Snapshots.Lobby(6) with { Bans = ["p9"] });
        Assert.Equal(["p9"], (await asked).Bans!);
        Assert.Equal(Snapshots.Lobby(6).ToJson().GetRawText(), Held!.ToJson().GetRawText());
    }

    [Fact]
    public void What_is_held_stays_the_same_object_until_something_changes()
    {
        var before = Held;
        _ = world.Client.Lobby.Get();
        socket.Reply(socket.Requests("lobby.get")[0].Id, Snapshots.Lobby(5));
        Assert.Same(before, Held);
        Assert.Single(world.Changes);
    }
}
