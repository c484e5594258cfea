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

/// <summary>A full lobby in which every member has private data.</summary>
public sealed class NotifyingManyMembers : IDisposable
{
    private static readonly PlayerId[] Players =
        [.. Enumerable.Range(100, Roster.MaxMembers).Select(n => new PlayerId($"{n}{new string('x', 61)}"))];

    private static readonly Lobby FullLobby = Players.Skip(1).Aggregate(
        Lobby.Create(ALobby.Id, ALobby.Code, ALobby.Settings with { MaxPlayers = Roster.MaxMembers }, WithSecret(Players[0]), Noon),
        (lobby, player) => lobby.With(WithSecret(player)));

    private readonly TestHost host = new();

    [Fact]
    public async Task The_end_of_a_match_is_sent_to_all_members_as_one_delivery()
    {
        var playing = FullLobby.InMatch();

        var notice = await Publish(playing, playing.EndMatch(Players[0], new string('\u0001', 4096), Noon).Value);

        Assert.Equal(Players, Assert.Single(notice.Deliveries).To.Select(to => to.Player));
        Assert.InRange(Size(notice), 1, 100_000);
    }

    [Fact]
    public async Task A_private_data_change_is_personalized_only_for_the_host_and_its_owner()
    {
        var notice = await Publish(FullLobby, FullLobby.UpdateMember(Players[5], _ => Data("another secret"), null, Noon).Value);

        Assert.Equal([126, 1, 1], notice.Deliveries.Select(delivery => delivery.To.Count));
        Assert.Equal([Players[0], Players[5]], notice.Deliveries.Skip(1).Select(delivery => delivery.To[0].Player));
    }

    [Fact]
    public async Task A_host_change_is_personalized_only_for_the_old_and_the_new_host()
    {
        var notice = await Publish(FullLobby, FullLobby.Promote(Players[0], Players[7], Noon).Value);

        Assert.Equal([126, 1, 1], notice.Deliveries.Select(delivery => delivery.To.Count));
        Assert.InRange(Size(notice), 1, 200_000);
    }

    private static Member WithSecret(PlayerId player) => AMember.Of(player) with
    {
        Data = Data($"secret of {player}"),
        Connection = new Connection(new ConnectionId("L0SM9cOFvHcCIhw="), Noon, Noon + ConnectionLifetime),
    };

    private static DataMap Data(string secret) =>
        DataMap.From(new Dictionary<string, string> { ["level"] = "1", ["_secret"] = secret.PadRight(490, '.') });

    private static int Size(Notice notice) => AsJson.Bytes(notice);

    private async Task<Notice> Publish(Lobby before, Lobby after)
    {
        await host.Publish(new LobbyStored(before, after));
        return Assert.Single(host.Outbox.Sent);
    }

    public void Dispose() => host.Dispose();
}
