using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Domain.Tests.Lobbies;

public sealed class AdoptingEdits
{
    private static readonly HashSet<PlayerId> Nobody = [];
    private static readonly Lobby Trio = ALobby.Of(Ada, Bob, Cleo);

    [Fact]
    public void An_edit_becomes_the_next_version_with_the_reason_edited()
    {
        var edited = ByHand(Trio, stored => stored with { Settings = stored.Settings with { Name = "Edited" } });

        var adopted = Adopt(Trio, edited, edited);

        Assert.Equal(Trio, adopted.Held);
        var lobby = adopted.Lobby;
        Assert.Equal((Trio.Version + 1, ChangeReason.Edited, Later), (lobby.Version, lobby.Reason, lobby.UpdatedAt));
        Assert.Equal("Edited", lobby.Settings.Name);
    }

    [Fact]
    public void An_edit_is_a_new_version_of_the_public_view()
    {
        var edited = ByHand(Trio, stored => stored with { Settings = stored.Settings with { Name = "Edited" }, PublicVersion = 999 });

        var lobby = Adopt(Trio, edited, edited).Lobby;

        Assert.Equal((lobby.Version, lobby.UpdatedAt), (lobby.PublicVersion, lobby.PublicUpdatedAt));
    }

    [Fact]
    public void A_request_in_between_leaves_clients_without_what_was_edited()
    {
        var edited = ByHand(Trio, stored => stored with { Settings = stored.Settings with { Name = "Edited" } });
        var later = edited.SetReady(Bob, true, Noon).Value;

        var adopted = Adopt(Trio, edited, later);

        Assert.Equal(Trio.Settings, adopted.Held.Settings);
        Assert.Equal((later.Version, later.Members), (adopted.Held.Version, adopted.Held.Members));
        Assert.Equal((edited.Settings, later.Members), (adopted.Lobby.Settings, adopted.Lobby.Members));
    }

    [Fact]
    public void A_member_whom_an_edit_removed_is_held_until_the_edit_is_adopted()
    {
        var edited = ByHand(Trio, stored => stored with { Members = stored.Members.Remove(member => member.Id == Bob) });

        var adopted = Adopt(Trio, edited, edited.SetReady(Cleo, true, Noon).Value);

        Assert.True(adopted.Held.Members.Contains(Bob));
        Assert.Equal([Ada, Cleo], adopted.Lobby.Members.Select(member => member.Id));
    }

    [Fact]
    public void A_part_that_a_request_overwrote_is_pushed_again()
    {
        var edited = ByHand(Trio, stored => stored with { Settings = stored.Settings with { Name = "Edited" } });

        var adopted = Adopt(Trio, edited, Trio.SetReady(Bob, true, Noon).Value);

        Assert.Equal((edited.Settings, Trio.Settings), (adopted.Held.Settings, adopted.Lobby.Settings));
    }

    [Fact]
    public void All_members_leave_and_join_when_a_request_followed_an_edit_of_their_order()
    {
        var edited = ByHand(Trio, stored => stored with { Members = new([.. stored.Members.Members.Reverse()]) });

        var adopted = Adopt(Trio, edited, edited.SetReady(Bob, true, Noon).Value);

        Assert.Empty(adopted.Held.Members.Kept(adopted.Lobby.Members));
        Assert.Equal([Cleo, Bob, Ada], adopted.Lobby.Members.Select(member => member.Id));
    }

    [Fact]
    public void Clients_get_the_lobby_when_a_request_overwrote_that_it_was_closed()
    {
        var edited = ByHand(Trio, stored => stored with { IsClosed = true });
        var later = Trio.SetReady(Bob, true, Noon).Value;

        Assert.Equal((later.Version + 1, false), (Adopt(Trio, edited, later).Held.Version, Adopt(Trio, edited, later).Held.IsClosed));
    }

    [Fact]
    public void A_lowered_version_is_raised_above_the_one_that_clients_hold()
    {
        var edited = ByHand(Trio, stored => stored with { Version = 1 });

        var adopted = Adopt(Trio, edited, edited.SetReady(Bob, true, Noon).Value);

        Assert.Equal((Trio, Trio.Version + 1), (adopted.Held, adopted.Lobby.Version));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Clients_get_the_lobby_by_a_gap_when_it_is_not_known_what_they_hold(bool lowered)
    {
        var edited = ByHand(Trio, stored => stored with { Version = stored.Version - 1 });
        var later = edited.SetReady(Bob, true, Noon).Value.SetReady(Cleo, true, Noon).Value;

        var adopted = later.Adopt(lowered ? Trio : null, edited, Nobody, null, Later)!;

        Assert.Equal((later.Version + 1, later.Version + 2), (adopted.Held.Version, adopted.Lobby.Version));
    }

    [Fact]
    public void The_rules_apply_to_an_edit_as_to_any_other_change()
    {
        var starting = Trio.Starting();
        var edited = ByHand(starting, stored => stored with
        {
            Host = new PlayerId("nobody"),
            Settings = stored.Settings with { Locked = true },
        });

        var lobby = Adopt(starting, edited, edited).Lobby;

        Assert.Equal((Ada, null), (lobby.Host, lobby.Match));
    }

    [Fact]
    public void An_edit_that_leaves_no_player_closes_the_lobby()
    {
        var edited = ByHand(Trio, stored => stored with { Members = Roster.Empty });

        Assert.True(Adopt(Trio, edited, edited).Lobby.IsClosed);
    }

    [Fact]
    public void The_creation_time_of_a_lobby_cannot_be_edited()
    {
        var edited = ByHand(Trio, stored => stored with { CreatedAt = Later });

        Assert.Equal(Trio.CreatedAt, Adopt(Trio, edited, edited).Lobby.CreatedAt);
    }

    [Fact]
    public void Members_who_sit_elsewhere_lose_their_seat()
    {
        var closed = Trio.Close(Ada, null, Noon).Value;
        var opened = ByHand(closed, stored => stored with { IsClosed = false });

        var adopted = opened.Adopt(closed, opened, new HashSet<PlayerId> { Bob }, null, Later)!;

        Assert.Equal([Ada, Cleo], adopted.Lobby.Members.Select(member => member.Id));
        Assert.True(adopted.Held.IsClosed);
    }

    [Fact]
    public void An_edit_of_a_closed_lobby_changes_nothing_for_anyone()
    {
        var closed = Trio.Close(Ada, null, Noon).Value;
        var edited = ByHand(closed, stored => stored with { Settings = stored.Settings with { Name = "Edited" } });

        Assert.Null(edited.Adopt(closed, edited, Nobody, null, Later));
    }

    [Fact]
    public void A_deleted_lobby_is_closed_one_version_later()
    {
        var deleted = Trio.Delete(Later);

        Assert.Equal((true, Trio.Version + 1, ChangeReason.Deleted), (deleted.IsClosed, deleted.Version, deleted.Reason));
        Assert.Equal(deleted, deleted.Delete(Later));
    }

    private static DateTimeOffset Later => Noon.AddMinutes(1);

    private static Lobby ByHand(Lobby lobby, Func<StoredLobby, StoredLobby> edit) => Lobby.Restore(edit(lobby.Stored()));

    private static AdoptedEdit Adopt(Lobby before, Lobby edited, Lobby current) => current.Adopt(before, edited, Nobody, null, Later)!;
}
