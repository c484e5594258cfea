using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;
using Xunit;

namespace GameLobby.TestKit.Contracts;

public abstract partial class LobbiesContract
{
    [Fact]
    public async Task A_code_belongs_to_one_lobby_only()
    {
        var (lobbies, _) = await Create();
        var first = await Stored(lobbies);
        var second = Fresh.Lobby(Fresh.Player());

        var saved = await lobbies.Save(null, Lobby.Restore(second.Stored() with { Code = first.Code }), null, default);

        Assert.IsType<SaveResult.CodeTaken>(saved);
        Assert.Null(await lobbies.Get(second.Id, default));
        Assert.Equal(first.Id, await lobbies.Find(first.Code, default));
    }

    [Fact]
    public async Task A_new_code_finds_the_lobby_and_the_old_code_finds_none()
    {
        var (lobbies, _) = await Create();
        var lobby = await Stored(lobbies);
        var recoded = lobby.Edited(stored => stored with { Code = Fresh.Code() });

        Assert.IsType<SaveResult.Stored>(await lobbies.Save(lobby, recoded, null, default));

        Assert.Equal(lobby.Id, await lobbies.Find(recoded.Code, default));
        Assert.Null(await lobbies.Find(lobby.Code, default));
    }

    [Fact]
    public async Task A_new_code_that_is_taken_changes_nothing()
    {
        var (lobbies, _) = await Create();
        var (lobby, other) = (await Stored(lobbies), await Stored(lobbies));

        var saved = await lobbies.Save(lobby, lobby.Edited(stored => stored with { Code = other.Code }), null, default);

        Assert.IsType<SaveResult.CodeTaken>(saved);
        Assert.Equal(lobby, await lobbies.Get(lobby.Id, default));
        Assert.Equal((lobby.Id, other.Id), (await lobbies.Find(lobby.Code, default), await lobbies.Find(other.Code, default)));
    }

    [Fact]
    public async Task A_closed_lobby_is_kept_and_frees_its_code()
    {
        var (lobbies, _) = await Create();
        var lobby = await Stored(lobbies);
        var closed = lobby.Edited(stored => stored with { IsClosed = true });

        Assert.IsType<SaveResult.Stored>(await lobbies.Save(lobby, closed, null, default));

        Assert.Equal(closed, await lobbies.Get(lobby.Id, default));
        Assert.Null(await lobbies.Find(lobby.Code, default));
        var next = Lobby.Restore(Fresh.Lobby(Fresh.Player()).Stored() with { Code = lobby.Code });
        Assert.IsType<SaveResult.Stored>(await lobbies.Save(null, next, null, default));
        Assert.Equal(next.Id, await lobbies.Find(lobby.Code, default));
    }
}
