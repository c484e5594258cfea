using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;
using Xunit;

namespace GameLobby.TestKit.Contracts;

public abstract partial class LobbiesContract
{
    [Fact]
    public async Task All_lobbies_that_are_not_closed_are_open_the_newest_first()
    {
        var (lobbies, _) = await Create();
        var stored = new List<Lobby>();
        for (var n = 0; n < 6; n++) stored.Add(await Stored(lobbies));
        var secret = stored[1].Edited(it => it with { Settings = it.Settings with { Visibility = Visibility.Private } });
        await lobbies.Save(stored[1], secret, null, default);
        await lobbies.Save(stored[2], stored[2].Edited(it => it with { IsClosed = true }), null, default);

        var ours = stored.Select(lobby => lobby.Id).ToHashSet();
        var open = (await lobbies.Open(default)).Where(ours.Contains);

        Assert.Equal(ours.Where(id => id != stored[2].Id).OrderByDescending(id => id.Value, StringComparer.Ordinal), open);
    }

    [Fact]
    public async Task Many_lobbies_are_read_in_the_order_of_their_ids()
    {
        var (lobbies, _) = await Create();
        var (one, other) = (await Stored(lobbies), await Stored(lobbies));

        Assert.Equal([other, one], await lobbies.Get([other.Id, Fresh.Lobby(Fresh.Player()).Id, one.Id], default));
        Assert.Empty(await lobbies.Get([], default));
    }
}
