using CsCheck;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using Xunit;

namespace GameLobby.TestKit.Contracts;

/// <summary>
/// The contract of <see cref="ILobbies"/> and <see cref="IPlayers"/> for every implementation. The tests use new ids throughout, so they
/// can share a table with each other and with earlier runs.
/// </summary>
public abstract partial class LobbiesContract
{
    /// <summary>The number of lobbies in the round-trip test; lower where each costs a call.</summary>
    protected virtual int RoundTrips => 200;

    /// <summary>Lobbies with anything in every field that a store can keep.</summary>
    protected virtual Gen<Lobby> Rich => RichLobbies.Any;

    /// <summary>Creates the adapters of a newly started process.</summary>
    protected abstract Task<Stores.Stores> Create();

    [Fact]
    public async Task A_lobby_that_was_never_stored_is_not_found()
    {
        var (lobbies, _) = await Create();

        Assert.Null(await lobbies.Get(Fresh.Lobby(Fresh.Player()).Id, default));
        Assert.Null(await lobbies.Find(Fresh.Code(), default));
    }

    [Fact]
    public async Task A_stored_lobby_is_found_by_its_id_and_by_its_code()
    {
        var (lobbies, _) = await Create();
        var lobby = await Stored(lobbies);

        Assert.Equal(lobby, await lobbies.Get(lobby.Id, default));
        Assert.Equal(lobby.Id, await lobbies.Find(lobby.Code, default));
    }

    [Fact]
    public async Task Every_field_of_a_lobby_survives_being_stored()
    {
        var (lobbies, _) = await Create();

        await Rich.SampleAsync(
            async lobby =>
            {
                Assert.IsType<SaveResult.Stored>(await lobbies.Save(null, lobby, null, default));
                Assert.Equal(lobby, await lobbies.Get(lobby.Id, default));
            },
            iter: RoundTrips,
            threads: 1);
    }

    [Fact]
    public async Task The_next_version_replaces_the_version_that_it_is_based_on()
    {
        var (lobbies, _) = await Create();
        var lobby = await Stored(lobbies);
        var next = lobby.Edited(stored => stored with { Settings = stored.Settings with { Name = "Saturday" } });

        Assert.IsType<SaveResult.Stored>(await lobbies.Save(lobby, next, null, default));

        Assert.Equal(next, await lobbies.Get(lobby.Id, default));
        Assert.Equal(lobby.Id, await lobbies.Find(lobby.Code, default));
    }

    [Fact]
    public async Task A_version_based_on_an_older_one_loses_the_race_and_gets_the_current_one()
    {
        var (lobbies, _) = await Create();
        var lobby = await Stored(lobbies);
        var winner = lobby.Edited(stored => stored with { Settings = stored.Settings with { Name = "Winner" } });
        var loser = lobby.Edited(stored => stored with { Settings = stored.Settings with { Name = "Loser" } });
        await lobbies.Save(lobby, winner, null, default);

        var lost = Assert.IsType<SaveResult.LostRace>(await lobbies.Save(lobby, loser, null, default));

        Assert.Equal(winner, lost.Current);
        Assert.Equal(winner, await lobbies.Get(lobby.Id, default));
    }

    [Fact]
    public async Task One_of_many_concurrent_writers_of_a_version_wins()
    {
        var (lobbies, _) = await Create();
        var lobby = await Stored(lobbies);

        var saved = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() =>
        {
            var renamed = lobby.Edited(stored => stored with { Settings = stored.Settings with { Name = $"{n}" } });
            return lobbies.Save(lobby, renamed, null, default);
        })));

        var winner = Array.FindIndex(saved, it => it is SaveResult.Stored);
        Assert.Single(saved.OfType<SaveResult.Stored>());
        Assert.All(saved.OfType<SaveResult.LostRace>(), lost => Assert.Equal($"{winner}", lost.Current!.Settings.Name));
        Assert.Equal($"{winner}", (await lobbies.Get(lobby.Id, default))!.Settings.Name);
    }

    [Fact]
    public async Task A_lobby_is_created_once()
    {
        var (lobbies, _) = await Create();
        var lobby = await Stored(lobbies);

        var lost = Assert.IsType<SaveResult.LostRace>(await lobbies.Save(null, lobby, null, default));

        Assert.Equal(lobby, lost.Current);
    }

    [Fact]
    public async Task A_change_of_a_lobby_that_was_never_stored_finds_nothing()
    {
        var (lobbies, _) = await Create();
        var lobby = Fresh.Lobby(Fresh.Player());

        var lost = Assert.IsType<SaveResult.LostRace>(await lobbies.Save(lobby, lobby.Edited(it => it), null, default));

        Assert.Null(lost.Current);
    }

    [Fact]
    public async Task The_last_seen_version_is_never_newer_than_the_stored_one()
    {
        var ((lobbies, _), random) = (await Create(), new Random(1));
        var lobby = await Stored(lobbies);

        for (var n = 0; n < 20; n++)
        {
            var stale = random.Next(2) == 0;
            var next = lobby.Edited(stored => stored with { Settings = stored.Settings with { Name = $"{n}" } });
            var saved = await lobbies.Save(stale ? next : lobby, stale ? next.Edited(it => it) : next, null, default);
            if (saved is SaveResult.Stored) lobby = next;

            if (lobbies.LastSeen(lobby.Id) is { } seen) Assert.True(seen.Version < lobby.Version || seen == lobby);
        }

        Assert.Null(lobbies.LastSeen(new LobbyId($"{lobby.Id}-other")));
    }

    private static async Task<Lobby> Stored(ILobbies lobbies, Player? newcomer = null)
    {
        var lobby = Fresh.Lobby(newcomer?.Id ?? Fresh.Player());
        Assert.IsType<SaveResult.Stored>(await lobbies.Save(null, lobby, newcomer is null ? null : new Newcomer(newcomer), default));
        return lobby;
    }
}
