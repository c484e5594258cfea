using GameLobby.Application.Changes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using GameLobby.TestKit.Wire;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Changes;

/// <summary>A lobby with every seat taken, and private data on all.</summary>
public sealed class TellingMany : IDisposable
{
    private static readonly PlayerId[] Players =
        [.. Enumerable.Range(100, Roster.MaxMembers).Select(n => new PlayerId($"{n}{new string('x', 61)}"))];

    private static readonly Lobby Crowd = Players.Skip(1).Aggregate(
        Lobby.Create(ALobby.Id, ALobby.Code, ALobby.Settings with { MaxPlayers = Roster.MaxMembers }, Secretive(Players[0]), Noon),
        (lobby, player) => lobby.With(Secretive(player)));

    private readonly TestHost host = new();

    [Fact]
    public async Task A_matchs_end_is_the_same_for_all_and_told_once()
    {
        var playing = Crowd.InMatch();

        var told = await HistoryEntry(playing, playing.EndMatch(Players[0], new string('\u0001', 4096), Noon).Value);

        Assert.Equal(Players, Assert.Single(told.Deliveries).To.Select(to => to.Player));
        Assert.InRange(Size(told), 1, 100_000);
    }

    [Fact]
    public async Task Whoever_changes_its_secrets_hears_of_them_and_so_does_the_host_and_all_others_hear_the_same()
    {
        var told = await HistoryEntry(Crowd, Crowd.UpdateMember(Players[5], _ => Data("another secret"), null, Noon).Value);

        Assert.Equal([126, 1, 1], told.Deliveries.Select(delivery => delivery.To.Count));
        Assert.Equal([Players[0], Players[5]], told.Deliveries.Skip(1).Select(delivery => delivery.To[0].Player));
    }

    [Fact]
    public async Task Another_host_hears_all_secrets_the_former_that_they_are_gone_and_all_others_the_same()
    {
        var told = await HistoryEntry(Crowd, Crowd.Promote(Players[0], Players[7], Noon).Value);

        Assert.Equal([126, 1, 1], told.Deliveries.Select(delivery => delivery.To.Count));
        Assert.InRange(Size(told), 1, 200_000);
    }

    private static Member Secretive(PlayerId player) => AMember.Of(player) with
    {
        Data = Data($"secret of {player}"),
        Connection = new Connection(new ConnectionId("L0SM9cOFvHcCIhw="), Noon, Noon + ConnectionLifetime),
    };

    private static DataMap Data(string secret) =>
        DataMap.From(new Dictionary<string, string> { ["level"] = "1", ["_secret"] = secret.PadRight(490, '.') });

    private static int Size(Notice notice) => AsJson.Bytes(notice);

    private async Task<Notice> HistoryEntry(Lobby before, Lobby after)
    {
        await host.Publish(new LobbyStored(before, after));
        return Assert.Single(host.Outbox.Sent);
    }

    public void Dispose() => host.Dispose();
}
