using CsCheck;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Histories;

namespace GameLobby.Domain.Tests.Histories;

/// <summary>What changed is found by comparing two states, and tells all of it.</summary>
public sealed class ComparingStates
{
    [Fact]
    public void The_changes_between_two_states_applied_to_the_first_give_the_second() => History.Hold(it =>
    {
        var changes = LobbyChanges.Between(it.Before, it.After);
        Assert.Equal(View.Of(it.After), changes.Aggregate(View.Of(it.Before), (view, change) => view.With(change)));
    });

    [Fact]
    public void Also_between_states_that_lie_far_apart() => History.Of(100).Sample(
        history =>
        {
            var (first, last) = (history[0].Before, history.Last(it => it.Before.Id == history[0].Before.Id).After);
            var seen = LobbyChanges.Between(first, last).Aggregate(View.Of(first), (view, change) => view.With(change));
            Assert.Equal(View.Of(last), seen with { Members = [.. seen.Members.OrderBy(member => Place(last, member))] });
        },
        iter: 250,
        print: history => $"{history.Count} steps");

    [Fact]
    public void Between_a_state_and_itself_nothing_changed() => History.Hold(it => Assert.Empty(LobbyChanges.Between(it.After, it.After)));

    [Fact]
    public void A_reason_is_told_for_the_version_that_it_explains_and_for_no_other()
    {
        var left = ALobby.Of(People.Ada, People.Bob).Leave(People.Bob, People.Noon).Value;
        var edited = left.Edited(stored => stored with { Members = Roster.Empty });

        Assert.Equal(Reason.Left, left.Why());
        Assert.Null(edited.Why());
        Assert.Equal([new MemberLeft(People.Ada, null)], LobbyChanges.Between(left, edited));
    }

    /// <summary>
    /// Who comes back in between sits where it sat: only its data tells that it was gone, so the order is not compared here.
    /// </summary>
    private static int Place(Lobby lobby, Member member) => lobby.Members.Select(it => it.Id).ToList().IndexOf(member.Id);

    private sealed record View(LobbySettings Settings, LobbyCode Code, PlayerId Host, ValueList<Member> Members, Match? Match)
    {
        public static View Of(Lobby lobby) => new(lobby.Settings, lobby.Code, lobby.Host, lobby.Members.Members, lobby.Match);

        public View With(LobbyChange change) => change switch
        {
            MemberJoined joined => this with { Members = [.. Members, joined.Member] },
            MemberLeft left => this with { Members = [.. Members.Where(member => member.Id != left.Player)] },
            MemberUpdated updated =>
                this with { Members = [.. Members.Select(member => member == updated.Before ? updated.After : member)] },
            SettingsUpdated updated => this with { Settings = updated.After.Settings, Code = updated.After.Code },
            HostChanged host => this with { Host = host.Host },
            MatchStarting starting => this with { Match = starting.Match },
            MatchStarted started => this with { Match = started.Match },
            MatchCancelled or MatchEnded => this with { Match = null },
            _ => throw new InvalidOperationException($"Unknown: {change}"),
        };
    }
}
