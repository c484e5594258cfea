using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class ApplyingChanges
{
    private static readonly RunningMatch Running = new() { MatchId = "m1", StartedAt = Snapshots.Later };

    private static LobbySnapshot Before => Snapshots.Lobby(1);

    [Fact]
    public void A_newcomer_sits_down_last() => Leads(
        Before with { Members = [.. Before.Members, Snapshots.Member("p3")] }, new MemberJoinedChange { Member = Snapshots.Member("p3") });

    [Fact]
    public void A_member_that_is_there_already_is_not_seated_twice()
    {
        var changed = Snapshots.Member("p2") with { Team = "red" };
        Leads(Before with { Members = [Before.Members[0], changed] }, new MemberJoinedChange { Member = changed });
    }

    [Fact]
    public void Who_left_is_gone() =>
        Leads(Before with { Members = [Before.Members[0]] }, new MemberLeftChange { PlayerId = "p2", Reason = Reason.Left });

    [Fact]
    public void A_member_that_is_back_is_away_no_more()
    {
        var away = Second(member => member with { Presence = Presence.Away, AwayUntil = Snapshots.Later });
        Leads(Before, away, new MemberUpdatedChange { PlayerId = "p2", Presence = Presence.Online, AwayUntil = (DateTimeOffset?)null });
    }

    [Fact]
    public void A_team_that_is_cleared_is_null() => Leads(
        Before, Second(member => member with { Team = "red" }), new MemberUpdatedChange { PlayerId = "p2", Team = (string?)null });

    [Fact]
    public void What_a_change_does_not_speak_of_stays() => Leads(
        Second(member => member with { Team = "red", Ready = true }),
        Second(member => member with { Team = "red" }),
        new MemberUpdatedChange { PlayerId = "p2", Ready = true });

    [Fact]
    public void A_new_host_takes_over_from_the_old_one() => Leads(
        Before with
        {
            HostId = "p2",
            Members = [Before.Members[0] with { Role = Role.Player }, Before.Members[1] with { Role = Role.Host }],
        },
        new HostChangedChange { HostId = "p2", Reason = Reason.Promoted });

    [Fact]
    public void A_spectator_stays_one_when_another_member_becomes_host()
    {
        var watcher = Snapshots.Member("p3") with { Role = Role.Spectator };
        var before = Before with { Members = [.. Before.Members, watcher] };
        Assert.Same(before.Members[2], After(before, new HostChangedChange { HostId = "p2" }).Members[2]);
    }

    [Fact]
    public void Settings_change_and_nothing_else()
    {
        var data = new Dictionary<string, string> { ["map"] = "dust" };
        Leads(Before with { Region = "eu", Data = data }, new LobbyUpdatedChange { Region = "eu", Data = data });
        Leads(Before, Before with { Region = "eu" }, new LobbyUpdatedChange { Region = (string?)null });
    }

    [Fact]
    public void A_match_starts_runs_and_ends()
    {
        var starting = Before with { Status = LobbyStatus.Starting, Match = new UpcomingMatch { StartsAt = Snapshots.Later } };
        var running = Before with { Status = LobbyStatus.InMatch, Match = Running };
        Leads(starting, new MatchStartingChange { StartsAt = Snapshots.Later });
        Leads(running, starting, new MatchStartedChange { Match = Running });
        Leads(Before, running, new MatchEndedChange());
        Leads(Before, starting, new MatchCancelledChange { Reason = Reason.Unready });
    }

    [Fact]
    public void A_change_of_a_kind_that_is_not_known_changes_nothing() =>
        Leads(Before, new UnknownChange(World.Json(new { kind = "lobby.painted", colour = "red" })));

    [Fact]
    public void What_did_not_change_keeps_its_identity_and_nothing_is_changed_in_place()
    {
        var before = Before;
        var after = After(before, new MemberUpdatedChange { PlayerId = "p2", Ready = true });
        Assert.Same(before.Members[0], after.Members[0]);
        Assert.Same(before.Teams, after.Teams);
        Assert.False(before.Members[1].Ready);
    }

    private static LobbySnapshot Second(Func<MemberSnapshot, MemberSnapshot> change) =>
        Before with { Members = [Before.Members[0], change(Before.Members[1])] };

    private static LobbySnapshot After(LobbySnapshot before, params Change[] changes) =>
        Changes.After(before, Snapshots.Push(2) with { Changes = changes });

    private static void Leads(LobbySnapshot to, params Change[] changes) => Leads(to, Before, changes);

    private static void Leads(LobbySnapshot to, LobbySnapshot from, params Change[] changes) => Assert.Equal(
        (to with { Version = 2, UpdatedAt = Snapshots.Later }).ToJson().GetRawText(), After(from, changes).ToJson().GetRawText());
}
