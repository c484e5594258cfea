using CsCheck;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Histories;

namespace GameLobby.Domain.Tests.Histories;

public sealed class ComparingStates
{
    [Fact]
    public void The_changes_between_two_states_applied_to_the_first_give_the_second() => History.Hold(it =>
    {
        var changes = Compare.States(it.Before, it.After);
        Assert.Equal(View.Of(it.After), changes.Aggregate(View.Of(it.Before), (view, change) => view.With(change)));
    });

    [Fact]
    public void Changes_between_states_many_versions_apart_give_the_later_state() => History.Of(100).Sample(
        history =>
        {
            var (first, last) = (history[0].Before, history.Last(it => it.Before.Id == history[0].Before.Id).After);
            Assert.Equal(
                View.Of(last), Compare.States(first, last).Aggregate(View.Of(first), (view, change) => view.With(change)));
        },
        iter: 250,
        print: history => $"{history.Count} steps");

    [Fact]
    public void A_version_that_can_be_skipped_takes_no_arrival_departure_host_or_match_with_it() => History.Hold(it =>
    {
        if (it.IsChange && it.After.CanBeSkipped(it.Before))
            Assert.All(Compare.States(it.Before, it.After), change => Assert.True(change is MemberUpdated or SettingsUpdated, $"{change}"));
    });

    [Fact]
    public void Only_the_changes_that_a_member_or_the_settings_carry_can_be_skipped() => History.Hold(it =>
    {
        if (!it.IsChange || it.What is not ("ready" or "unready" or "team" or "balance" or "mute" or "update" or "update member"))
            Assert.False(it.IsChange && it.After.CanBeSkipped(it.Before), it.What);
    });

    [Fact]
    public void A_state_compared_with_itself_has_no_changes() => History.Hold(it => Assert.Empty(Compare.States(it.After, it.After)));

    [Fact]
    public void A_reason_applies_to_its_version_only()
    {
        var left = ALobby.Of(People.Ada, People.Bob).Leave(People.Bob, People.Noon).Value;
        var edited = left.Edited(stored => stored with { Members = Roster.Empty });

        Assert.Equal(ChangeReason.Left, left.Reason);
        Assert.Null(edited.Reason);
        Assert.Equal([new MemberLeft(People.Ada, null)], Compare.States(left, edited));
    }

    [Fact]
    public void Changes_between_any_two_states_give_the_later_state_also_when_members_changed_places() =>
        Gen.Select(RichLobbies.Any, RichLobbies.Any, Gen.Shuffle(Enumerable.Range(0, 6).ToArray())).Sample((one, other, order) =>
        {
            var members = one.Members.Concat(other.Members).DistinctBy(member => member.Id).Take(6).ToArray();
            var before = one.Edited(stored => stored with { Members = new([.. members]) });
            var after = other.Edited(stored => stored with
            {
                Members = new([.. order.Where(place => place < members.Length && place % 4 != 3).Select(place => members[place])]),
            });

            Assert.Equal(
                View.Of(after), Compare.States(before, after).Aggregate(View.Of(before), (view, change) => view.With(change)));
        });

    private sealed record View(LobbySettings Settings, LobbyCode Code, PlayerId Host, ValueList<Member> Members, Match? Match)
    {
        public static View Of(Lobby lobby) =>
            new(lobby.ViewForOperator().Settings, lobby.Code, lobby.Host, lobby.Members.Members, lobby.Match);

        public View With(LobbyChange change) => change switch
        {
            MemberJoined joined => this with { Members = [.. Members, joined.Member] },
            MemberLeft left => this with { Members = [.. Members.Where(member => member.Id != left.Player)] },
            MemberUpdated updated =>
                this with { Members = [.. Members.Select(member => member == updated.Before ? updated.After : member)] },
            SettingsUpdated updated => this with { Settings = updated.After.Settings, Code = updated.After.Code!.Value },
            HostChanged host => this with { Host = host.Host },
            MatchStarting starting => this with { Match = starting.Match },
            MatchStarted started => this with { Match = started.Match },
            MatchCancelled or MatchEnded => this with { Match = null },
            _ => throw new InvalidOperationException($"Unknown: {change}"),
        };
    }
}
