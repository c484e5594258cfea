using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class ApplyingChanges
{
    private static readonly RunningMatch Running = new() { MatchId = "m1", StartedAt = Snapshots.Later };

    private static LobbySnapshot Before => Snapshots.Lobby(1);

    [Fact]
    public void A_new_member_is_added_last() => AssertResult(
        Before with { Members = [.. Before.Members, Snapshots.Member("p3")] }, new MemberJoinedChange { Member = Snapshots.Member("p3") });

    [Fact]
    public void A_member_who_joins_twice_is_replaced_not_duplicated()
    {
        var changed = Snapshots.Member("p2") with { Team = "red" };
        AssertResult(Before with { Members = [Before.Members[0], changed] }, new MemberJoinedChange { Member = changed });
    }

    [Fact]
    public void A_member_who_left_is_removed() =>
        AssertResult(Before with { Members = [Before.Members[0]] }, new MemberLeftChange { PlayerId = "p2", Reason = Reason.Left });

    [Fact]
    public void A_member_who_reconnects_is_no_longer_away()
    {
        var away = WithSecondMember(member => member with { Presence = Presence.Away, AwayUntil = Snapshots.Later });
        var change = new MemberUpdatedChange { PlayerId = "p2", Presence = Presence.Online, AwayUntil = (DateTimeOffset?)null };
        AssertResult(Before, away, change);
    }

    [Fact]
    public void A_cleared_team_is_null() => AssertResult(
        Before,
        WithSecondMember(member => member with { Team = "red" }),
        new MemberUpdatedChange { PlayerId = "p2", Team = (string?)null });

    [Fact]
    public void A_member_update_keeps_values_that_it_leaves_out() => AssertResult(
        WithSecondMember(member => member with { Team = "red", Ready = true }),
        WithSecondMember(member => member with { Team = "red" }),
        new MemberUpdatedChange { PlayerId = "p2", Ready = true });

    [Fact]
    public void A_host_change_makes_the_former_host_a_player() => AssertResult(
        Before with
        {
            HostId = "p2",
            Members = [Before.Members[0] with { Role = Role.Player }, Before.Members[1] with { Role = Role.Host }],
        },
        new HostChangedChange { HostId = "p2", Reason = Reason.Promoted });

    [Fact]
    public void A_host_change_leaves_a_spectator_unchanged()
    {
        var spectator = Snapshots.Member("p3") with { Role = Role.Spectator };
        var before = Before with { Members = [.. Before.Members, spectator] };
        Assert.Same(before.Members[2], Apply(before, new HostChangedChange { HostId = "p2" }).Members[2]);
    }

    [Fact]
    public void A_settings_update_changes_only_the_settings_it_names()
    {
        var data = new Dictionary<string, string> { ["map"] = "dust" };
        AssertResult(Before with { Region = "eu", Data = data }, new LobbyUpdatedChange { Region = "eu", Data = data });
        AssertResult(Before, Before with { Region = "eu" }, new LobbyUpdatedChange { Region = (string?)null });
    }

    [Fact]
    public void Match_changes_set_the_lobbys_status_and_match()
    {
        var starting = Before with { Status = LobbyStatus.Starting, Match = new UpcomingMatch { StartsAt = Snapshots.Later } };
        var running = Before with { Status = LobbyStatus.InMatch, Match = Running };
        AssertResult(starting, new MatchStartingChange { StartsAt = Snapshots.Later });
        AssertResult(running, starting, new MatchStartedChange { Match = Running });
        AssertResult(Before, running, new MatchEndedChange());
        AssertResult(Before, starting, new MatchCancelledChange { Reason = Reason.Unready });
    }

    [Fact]
    public void An_unknown_kind_of_change_is_ignored() =>
        AssertResult(Before, new UnknownChange(ClientHarness.Json(new { kind = "lobby.painted", colour = "red" })));

    [Fact]
    public void Unchanged_parts_keep_their_identity_and_snapshots_are_never_modified()
    {
        var before = Before;
        var after = Apply(before, new MemberUpdatedChange { PlayerId = "p2", Ready = true });
        Assert.Same(before.Members[0], after.Members[0]);
        Assert.Same(before.Teams, after.Teams);
        Assert.False(before.Members[1].Ready);
    }

    private static LobbySnapshot WithSecondMember(Func<MemberSnapshot, MemberSnapshot> change) =>
        Before with { Members = [Before.Members[0], change(Before.Members[1])] };

    private static LobbySnapshot Apply(LobbySnapshot before, params Change[] changes) =>
        ChangeApplier.Apply(before, Snapshots.Push(2) with { Changes = changes });

    private static void AssertResult(LobbySnapshot expected, params Change[] changes) => AssertResult(expected, Before, changes);

    private static void AssertResult(LobbySnapshot expected, LobbySnapshot from, params Change[] changes) => Assert.Equal(
        (expected with { Version = 2, UpdatedAt = Snapshots.Later }).ToJson().GetRawText(), Apply(from, changes).ToJson().GetRawText());
}
