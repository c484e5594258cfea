using GameLobby.Application.Ports;
using GameLobby.TestKit.Builders;
using Xunit;

namespace GameLobby.TestKit.Contracts;

public abstract partial class LobbiesContract
{
    [Fact]
    public async Task A_player_never_seen_before_has_no_session_and_no_lobby()
    {
        var (_, players) = await Create();
        var id = Fresh.Player();

        Assert.Equal(new Player(id, null, null, 0), await players.Get(id, default));
        Assert.Null(players.LastSeenIn(id));
    }

    [Fact]
    public async Task Storing_a_lobby_seats_its_newcomer()
    {
        var (lobbies, players) = await Create();
        var newcomer = await players.Get(Fresh.Player(), default);

        var lobby = await Stored(lobbies, newcomer);

        Assert.Equal(newcomer with { LastLobby = lobby.Id, Seatings = 1 }, await players.Get(newcomer.Id, default));
    }

    [Fact]
    public async Task A_newcomer_keeps_their_session()
    {
        var (lobbies, players) = await Create();
        var id = Fresh.Player();
        await players.Connect(id, id.Socket(), default);

        var lobby = await Stored(lobbies, await players.Get(id, default));

        Assert.Equal(new Player(id, id.Socket(), lobby.Id, 1) { LastSeenAt = id.Socket().Since }, await players.Get(id, default));
    }

    [Fact]
    public async Task A_newcomer_who_took_a_seat_elsewhere_is_not_seated_again()
    {
        var (lobbies, players) = await Create();
        var (host, newcomer) = (await Stored(lobbies), await players.Get(Fresh.Player(), default));
        var elsewhere = await Stored(lobbies, newcomer);

        var saved = await lobbies.Save(host, host.With(AMember.Of(newcomer.Id)), new Newcomer(newcomer), default);

        Assert.IsType<SaveResult.NewcomerMoved>(saved);
        Assert.Equal(host, await lobbies.Get(host.Id, default));
        Assert.Equal(elsewhere.Id, (await players.Get(newcomer.Id, default)).LastLobby);
    }

    [Fact]
    public async Task A_newcomer_who_guessed_wrong_in_the_meantime_is_not_seated()
    {
        var (lobbies, players) = await Create();
        var host = await Stored(lobbies);
        var before = await players.Get(Fresh.Player(), default);

        Assert.Equal(1, (await players.RecordWrongGuess(before.Id, default)).Count);
        Assert.Equal(2, (await players.RecordWrongGuess(before.Id, default)).Count);

        Assert.IsType<SaveResult.NewcomerMoved>(await lobbies.Save(host, host.With(AMember.Of(before.Id)), new Newcomer(before), default));
        var after = await players.Get(before.Id, default);
        Assert.IsType<SaveResult.Stored>(await lobbies.Save(host, host.With(AMember.Of(before.Id)), new Newcomer(after), default));
    }

    [Fact]
    public async Task One_of_two_concurrent_seatings_wins()
    {
        var (lobbies, players) = await Create();
        var newcomer = await players.Get(Fresh.Player(), default);
        var (one, other) = (await Stored(lobbies), await Stored(lobbies));

        var saved = await Task.WhenAll(new[] { one, other }.Select(lobby => Task.Run(async () =>
        {
            SaveResult outcome;
            do outcome = await lobbies.Save(lobby, lobby.With(AMember.Of(newcomer.Id)), new Newcomer(newcomer), default);
            while (outcome is SaveResult.LostRace); // two transactions met at the player: neither need win then
            return outcome;
        })));

        var seated = saved[0] is SaveResult.Stored ? one : other;
        Assert.Single(saved.OfType<SaveResult.Stored>());
        Assert.Single(saved.OfType<SaveResult.NewcomerMoved>());
        Assert.Equal(seated.Id, (await players.Get(newcomer.Id, default)).LastLobby);
        foreach (var lobby in new[] { one, other })
            Assert.Equal(lobby == seated, (await lobbies.Get(lobby.Id, default))!.Members.Contains(newcomer.Id));
    }

    [Fact]
    public async Task A_player_can_be_seated_repeatedly()
    {
        var (lobbies, players) = await Create();
        var player = await players.Get(Fresh.Player(), default);

        for (var n = 1; n <= 3; n++)
        {
            var lobby = await Stored(lobbies, player);
            player = await players.Get(player.Id, default);
            Assert.Equal((lobby.Id, n), (player.LastLobby, player.Seatings));
        }
    }

    [Fact]
    public async Task A_players_last_seen_lobby_is_unknown_or_where_they_were_seated()
    {
        var (lobbies, players) = await Create();
        var player = await players.Get(Fresh.Player(), default);
        var lobby = await Stored(lobbies, player);

        Assert.True(players.LastSeenIn(player.Id) is not { } seen || seen == lobby.Id);
        await players.Get(player.Id, default);
        Assert.True(players.LastSeenIn(player.Id) is not { } known || known == lobby.Id);
    }
}
