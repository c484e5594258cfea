using System.Text.Json;
using GameLobby.Application.Changes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Changes;

public sealed class DeliveringLargeChanges : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task Versions_too_large_for_one_frame_are_sent_as_several_in_order()
    {
        await host.Send(new DeliverNotices([Changed(2, 50), Changed(3, 50), Changed(4, 50), Changed(5, 50)]));

        var frames = host.Channel.To(Ada.Socket()).Cast<LobbyChangedPush>().ToArray();
        Assert.Equal([(3L, 1L), (5L, 3L)], frames.Select(frame => (frame.Version, frame.Previous)));
        Assert.All(frames, frame => Assert.InRange(MessageSize.Of(frame, WireJson.Relaxed.Push), 1, MessageSize.Max));
    }

    [Fact]
    public async Task A_version_delivered_in_parts_is_stored_as_one_history_entry()
    {
        await host.Send(new DeliverNotices([Changed(2, 1, Ada, null), Changed(2, 1, Bob, null)]));

        var entry = Assert.Single(await host.History.Since(ALobby.Id, 1, 2, default));
        Assert.Equal([Ada, Bob], entry.Audiences.SelectMany(audience => audience.Players));
    }

    private static Notice Changed(long version, int kilobytes) => Changed(version, kilobytes, Ada, Ada.Socket());

    private static Notice Changed(long version, int kilobytes, PlayerId to, Connection? connection)
    {
        var words = JsonSerializer.SerializeToElement(new string('x', kilobytes * 1024));
        var change = new LobbyUpdatedChange { Changed = new() { ["name"] = words } };
        var push = new LobbyChangedPush(ALobby.Id, version, version - 1, Noon, [change]);
        return new Notice($"{version}{to}", "lobby", [new Delivery([new Recipient(to, connection)], push)]);
    }

    public void Dispose() => host.Dispose();
}
