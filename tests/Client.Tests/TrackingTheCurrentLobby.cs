using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class TrackingTheCurrentLobby : IDisposable
{
    private readonly ClientHarness harness = new();
    private readonly FakeSocket socket;

    public TrackingTheCurrentLobby() => socket = harness.GoOnline(Snapshots.Lobby(5));

    private LobbySnapshot? Current => harness.Client.CurrentLobby;

    private IEnumerable<long> AppliedVersions => harness.Pushes.OfType<LobbyChangedPush>().Select(push => push.Version);

    public void Dispose() => harness.Dispose();

    [Fact]
    public void Pushes_in_order_are_applied_and_raised()
    {
        socket.Receive(Snapshots.Push(6), Snapshots.Push(7));
        Assert.Equal((7, "v7"), (Current!.Version, Current.Name));
        Assert.Equal([6, 7], AppliedVersions);
    }

    [Fact]
    public void LobbyChanged_carries_the_lobby_before_and_after_each_change()
    {
        socket.Receive(Snapshots.Push(7), Snapshots.Push(6));
        Assert.Equal([(null, 5L), (5, 6), (6, 7)], harness.Changes.Select(change => (change.Before?.Version, change.After!.Version)));
        Assert.Equal([null, 6, 7], harness.Changes.Select(change => change.Push?.Version));
        Assert.Same(Current, harness.Changes[^1].After);
    }

    [Fact]
    public void A_duplicate_lobby_change_is_applied_once()
    {
        socket.Receive(Snapshots.Push(6), Snapshots.Push(6), Snapshots.Push(5));
        Assert.Equal(6, Current!.Version);
        Assert.Equal([6], AppliedVersions);
    }

    [Fact]
    public void Pushes_out_of_order_are_applied_in_order_without_a_request()
    {
        socket.Receive(Snapshots.Push(8), Snapshots.Push(7));
        Assert.Equal(5, Current!.Version);
        socket.Receive(Snapshots.Push(6));
        Assert.Equal((8, "v8"), (Current.Version, Current.Name));
        Assert.Equal([6, 7, 8], AppliedVersions);
        harness.Advance(5_000);
        Assert.Empty(socket.Requests("lobby.get"));
    }

    [Fact]
    public void A_push_that_starts_before_the_held_version_is_applied()
    {
        socket.Receive(Snapshots.Push(7, previous: 3));
        Assert.Equal((7, "v7"), (Current!.Version, Current.Name));
    }

    [Fact]
    public void A_version_missing_for_a_second_makes_the_client_request_the_lobby()
    {
        socket.Receive(Snapshots.Push(7));
        harness.Advance(999);
        Assert.Empty(socket.Requests("lobby.get"));
        harness.Advance(1);
        socket.Reply(Assert.Single(socket.Requests("lobby.get")).Id, Snapshots.Lobby(6));
        Assert.Equal((7, "v7"), (Current!.Version, Current.Name));
        Assert.Equal([7], AppliedVersions);
        harness.Advance(5_000);
        Assert.Single(socket.Requests("lobby.get"));
    }

    [Fact]
    public void A_missing_version_causes_one_request_at_a_time()
    {
        socket.Receive(Snapshots.Push(7));
        harness.Advance(1_000);
        socket.Receive(Snapshots.Push(8));
        harness.Advance(3_000);
        Assert.Single(socket.Requests("lobby.get"));
    }

    [Fact]
    public void A_version_that_the_lobby_never_reaches_is_requested_once()
    {
        // The reply to an operator who kicks a player from another lobby carries that lobby's version.
        _ = harness.Client.KickMemberAsync("p9");
        socket.Reply(socket.Requests("member.kick")[0].Id, new { version = 50 });
        harness.Advance(1_000);
        socket.Reply(socket.Requests("lobby.get")[0].Id, Snapshots.Lobby(5));
        harness.Advance(5_000);
        Assert.Single(socket.Requests("lobby.get"));
    }

    [Fact]
    public void The_version_of_another_lobby_is_not_expected_of_the_current_one()
    {
        _ = harness.Client.UpdateLobbyAsync(new() { LobbyId = "l2", Locked = true });
        socket.Reply(socket.Requests("lobby.update")[0].Id, new { version = 50 });
        harness.Advance(5_000);
        Assert.Empty(socket.Requests("lobby.get"));
    }

    [Theory]
    [InlineData("lobby.get")]
    [InlineData("lobby.join")]
    [InlineData("lobby.quickJoin")]
    public void A_reply_with_a_lobby_that_the_player_is_not_in_is_ignored(string action)
    {
        using var newcomer = new ClientHarness();
        var other = newcomer.GoOnline();
        _ = newcomer.Client.RequestAsync(action, ClientHarness.Json(new { code = "K7QF2M" }));
        var others = (Snapshots.Lobby(9) with { Members = [Snapshots.Member("p3")] }).ToJson();
        var reply = action == "lobby.quickJoin" ? ClientHarness.Json(new { created = false, lobby = others }) : others;
        other.Reply(other.Requests(action)[0].Id, reply);
        Assert.Null(newcomer.Client.CurrentLobby);
    }

    [Fact]
    public void A_late_reply_about_the_previous_lobby_is_ignored()
    {
        _ = harness.Client.GetLobbyAsync();
        _ = harness.Client.JoinLobbyAsync(new() { LobbyId = "l2" });
        socket.Reply(socket.Requests("lobby.join")[0].Id, Snapshots.Lobby(2) with { LobbyId = "l2" });
        socket.Reply(socket.Requests("lobby.get")[0].Id, Snapshots.Lobby(9));
        Assert.Equal("l2", Current!.LobbyId);
    }

    [Fact]
    public void A_version_announced_for_one_lobby_is_not_expected_of_the_next()
    {
        _ = harness.Client.SetReadyAsync(true);
        socket.Reply(socket.Requests("member.ready")[0].Id, new { version = 9 });
        _ = harness.Client.JoinLobbyAsync(new() { LobbyId = "l2" });
        socket.Reply(socket.Requests("lobby.join")[0].Id, Snapshots.Lobby(2) with { LobbyId = "l2" });
        harness.Advance(5_000);
        Assert.Empty(socket.Requests("lobby.get"));
    }

    [Fact]
    public async Task A_failed_request_for_a_missing_version_is_repeated()
    {
        socket.Receive(Snapshots.Push(7));
        harness.Advance(1_000);
        socket.Refuse(socket.Requests("lobby.get")[0].Id, ErrorCodes.Internal);
        await Wait.Until(() =>
        {
            harness.Advance(100);
            return socket.Requests("lobby.get").Count == 2;
        });
    }

    [Fact]
    public async Task A_reply_may_come_before_the_push_of_its_change()
    {
        var ready = harness.Client.SetReadyAsync(true);
        socket.Reply(socket.Requests("member.ready")[0].Id, new { version = 6 });
        Assert.Equal(6, (await ready).Version);
        harness.Advance(500);
        socket.Receive(Snapshots.Push(6));
        harness.Advance(5_000);
        Assert.Equal(6, Current!.Version);
        Assert.Empty(socket.Requests("lobby.get"));
    }

    [Fact]
    public void An_announced_version_without_a_push_is_requested()
    {
        _ = harness.Client.SetReadyAsync(true);
        socket.Reply(socket.Requests("member.ready")[0].Id, new { version = 6 });
        harness.Advance(1_000);
        socket.Reply(socket.Requests("lobby.get")[0].Id, Snapshots.Lobby(6));
        Assert.Equal(6, Current!.Version);
    }

    [Fact]
    public void Pushes_received_before_the_reply_to_a_join_are_applied_after_it()
    {
        using var newcomer = new ClientHarness();
        var other = newcomer.GoOnline();
        _ = newcomer.Client.JoinLobbyAsync(new() { Code = "K7QF2M" });
        other.Receive(Snapshots.Push(6));
        Assert.Null(newcomer.Client.CurrentLobby);
        other.Reply(other.Requests("lobby.join")[0].Id, Snapshots.Lobby(5));
        Assert.Equal("v6", newcomer.Client.CurrentLobby!.Name);
    }

    [Fact]
    public void The_reply_to_a_quick_join_sets_the_current_lobby()
    {
        using var newcomer = new ClientHarness();
        var other = newcomer.GoOnline();
        _ = newcomer.Client.QuickJoinAsync(new("ctf"));
        other.Reply(other.Requests("lobby.quickJoin")[0].Id, new { created = false, lobby = Snapshots.Lobby(5).ToJson() });
        Assert.Equal(5, newcomer.Client.CurrentLobby!.Version);
    }

    [Fact]
    public void A_lobby_that_the_player_has_joined_again_ignores_outdated_pushes()
    {
        socket.Receive(
            Snapshots.Push(4),
            new LobbyRemovedPush { LobbyId = "l1", Version = 4, Reason = Reason.Kicked },
            new LobbyClosedPush { LobbyId = "l1", Version = 4, Reason = "idle" });
        Assert.Equal(5, Current!.Version);
        Assert.Empty(harness.Pushes);
        harness.Advance(5_000);
        Assert.Empty(socket.Requests("lobby.get"));
    }

    [Theory]
    [InlineData("lobby.closed")]
    [InlineData("lobby.removed")]
    public void A_lobby_that_ended_for_the_player_ignores_late_pushes(string type)
    {
        var ended = new { type, lobbyId = "l1", version = 8, reason = "kicked" };
        socket.Receive(ended, ended, Snapshots.Push(6), Snapshots.Push(7));
        Assert.Null(Current);
        Assert.Equal(type, Assert.Single(harness.Pushes).Type);
    }

    [Fact]
    public void A_removal_from_an_earlier_stay_does_not_end_the_current_one()
    {
        socket.Receive(new LobbyRemovedPush { LobbyId = "l1", Version = 3, Reason = Reason.Left });
        Assert.Equal(5, Current!.Version);
    }

    [Fact]
    public void A_snapshot_received_after_leaving_is_ignored()
    {
        _ = harness.Client.GetLobbyAsync();
        _ = harness.Client.LeaveLobbyAsync();
        socket.Reply(socket.Requests("lobby.leave")[0].Id);
        socket.Reply(socket.Requests("lobby.get")[0].Id, Snapshots.Lobby(5));
        Assert.Null(Current);
    }

    [Fact]
    public void Reading_another_lobby_does_not_change_the_current_one()
    {
        _ = harness.Client.GetLobbyAsync(new() { LobbyId = "l2" });
        socket.Reply(socket.Requests("lobby.get")[0].Id, Snapshots.Lobby(9) with { LobbyId = "l2", Members = [Snapshots.Member("p3")] });
        Assert.Equal("l1", Current!.LobbyId);
    }

    [Fact]
    public void The_current_lobby_is_cleared_when_the_player_turns_out_to_be_in_none()
    {
        socket.AutoReplies = false;
        socket.Receive(Snapshots.Push(7));
        harness.Advance(1_000);
        socket.Refuse(socket.Requests("lobby.get")[0].Id, ErrorCodes.NotInLobby);
        socket.ReplyToLatestHello(("lobby", null));
        Assert.Null(Current);
    }

    [Fact]
    public async Task Bans_are_in_the_reply_but_not_in_the_current_lobby()
    {
        var request = harness.Client.GetLobbyAsync();
        socket.Reply(socket.Requests("lobby.get")[0].Id, Snapshots.Lobby(6) with { Bans = ["p9"] });
        Assert.Equal(["p9"], (await request).Bans!);
        Assert.Equal(Snapshots.Lobby(6).ToJson().GetRawText(), Current!.ToJson().GetRawText());
    }

    [Fact]
    public void The_current_lobby_is_the_same_object_until_it_changes()
    {
        var before = Current;
        _ = harness.Client.GetLobbyAsync();
        socket.Reply(socket.Requests("lobby.get")[0].Id, Snapshots.Lobby(5));
        Assert.Same(before, Current);
        Assert.Single(harness.Changes);
    }
}
