using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using Xunit;

namespace GameLobby.TestKit.Contracts;

public abstract partial class LobbiesContract
{
    private static readonly HashSet<PlayerId> Nobody = [];

    [Fact]
    public async Task An_adopted_edit_is_stored_as_the_next_version()
    {
        var (stores, lobby, edit) = await Edited();

        Assert.IsType<SaveResult.Stored>(await stores.Edits.Save(lobby, edit, "1", default));

        Assert.Equal(edit.Lobby, await stores.Lobbies.Get(lobby.Id, default));
        Assert.Equal(lobby.Id, await stores.Lobbies.Find(lobby.Code, default));
    }

    [Fact]
    public async Task An_edit_is_stored_once_for_each_record()
    {
        var (stores, lobby, edit) = await Edited();
        await stores.Edits.Save(lobby, edit, "1", default);
        var again = edit.Lobby.Adopt(lobby, edit.Lobby, Nobody, null, People.Noon)!;

        Assert.IsType<SaveResult.StoredBefore>(await stores.Edits.Save(edit.Lobby, again, "1", default));
        Assert.Equal(edit.Lobby, await stores.Lobbies.Get(lobby.Id, default));

        Assert.IsType<SaveResult.Stored>(await stores.Edits.Save(edit.Lobby, again, "2", default));
        Assert.Equal(again.Lobby, await stores.Lobbies.Get(lobby.Id, default));
    }

    [Fact]
    public async Task An_edit_is_not_stored_over_a_later_version()
    {
        var (stores, lobby, edit) = await Edited();
        var later = lobby.Edited(it => it);
        await stores.Lobbies.Save(lobby, later, null, default);

        Assert.IsType<SaveResult.LostRace>(await stores.Edits.Save(lobby, edit, "1", default));

        Assert.Equal(later, await stores.Lobbies.Get(lobby.Id, default));
    }

    [Fact]
    public async Task An_edited_code_leads_to_the_lobby_and_the_old_code_to_none()
    {
        var code = Fresh.Code();
        var (stores, lobby, edit) = await Edited(stored => stored with { Code = code });

        await stores.Edits.Save(lobby, edit, "1", default);

        Assert.Equal(lobby.Id, await stores.Lobbies.Find(code, default));
        Assert.Null(await stores.Lobbies.Find(lobby.Code, default));
    }

    [Fact]
    public async Task An_edited_code_of_another_lobby_is_not_stored()
    {
        var other = await Stored((await Create()).Lobbies);
        var (stores, lobby, edit) = await Edited(stored => stored with { Code = other.Code });
        await stores.Lobbies.Save(null, other, null, default);

        Assert.IsType<SaveResult.CodeTaken>(await stores.Edits.Save(lobby, edit, "1", default));

        Assert.Equal(lobby, await stores.Lobbies.Get(lobby.Id, default));
        Assert.Equal(other.Id, await stores.Lobbies.Find(other.Code, default));
    }

    [Fact]
    public async Task A_lobby_that_is_closed_by_an_edit_has_no_code()
    {
        var (stores, lobby, edit) = await Edited(stored => stored with { IsClosed = true });

        await stores.Edits.Save(lobby, edit, "1", default);

        Assert.Null(await stores.Lobbies.Find(lobby.Code, default));
    }

    [Fact]
    public async Task A_lobby_that_is_opened_by_an_edit_has_its_code_again()
    {
        var stores = await Create();
        var open = await Stored(stores.Lobbies);
        var closed = open.Edited(stored => stored with { IsClosed = true });
        await stores.Lobbies.Save(open, closed, null, default);
        var edited = Lobby.Restore(closed.Stored() with { IsClosed = false });

        await stores.Edits.Save(closed, edited.Adopt(closed, edited, Nobody, null, People.Noon)!, "1", default);

        Assert.Equal(open.Id, await stores.Lobbies.Find(open.Code, default));
    }

    [Fact]
    public async Task The_latest_state_of_a_lost_lobby_is_kept()
    {
        var stores = await Create();
        var lobby = Fresh.Lobby(Fresh.Player());
        Assert.Null(await stores.Edits.GetLost(lobby.Id, default));

        await stores.Edits.KeepLost(lobby, default);
        await stores.Edits.KeepLost(lobby.Edited(it => it), default);

        Assert.Equal(lobby.Edited(it => it), await stores.Edits.GetLost(lobby.Id, default));
    }

    [Fact]
    public async Task A_code_is_freed_only_if_it_leads_to_the_deleted_lobby()
    {
        var stores = await Create();
        var lobby = await Stored(stores.Lobbies);

        await stores.Edits.FreeCode(Lobby.Restore(lobby.Stored() with { Id = new LobbyId("another") }), default);
        Assert.Equal(lobby.Id, await stores.Lobbies.Find(lobby.Code, default));

        await stores.Edits.FreeCode(lobby, default);
        await stores.Edits.FreeCode(lobby, default);
        Assert.Null(await stores.Lobbies.Find(lobby.Code, default));
    }

    /// <summary>Stores a lobby and returns it with an edit of it.</summary>
    private async Task<(Stores.Stores Stores, Lobby Lobby, AdoptedEdit Edit)> Edited(Func<StoredLobby, StoredLobby>? edit = null)
    {
        var stores = await Create();
        var lobby = await Stored(stores.Lobbies);
        var edited = Lobby.Restore((edit ?? Rename)(lobby.Stored()));
        return (stores, lobby, edited.Adopt(lobby, edited, Nobody, null, People.Noon)!);

        static StoredLobby Rename(StoredLobby stored) => stored with { Settings = stored.Settings with { Name = "Edited" } };
    }
}
