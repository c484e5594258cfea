using System.Text;
using System.Text.Json;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.Sqs;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Engines;

namespace GameLobby.Infrastructure.Tests.Sqs;

public sealed class SendingLargeNotices(LocalQueues queues) : IClassFixture<LocalQueues>
{
    [Fact]
    public async Task A_notice_too_large_for_one_message_is_split_in_order_and_sent_once()
    {
        var notice = Tickets("lobby-1-2", connection: new string('\u0001', 1024));

        await Send(notice);
        await Send(notice);

        var sent = await Sent();
        Assert.Equal(4, sent.Count);
        Assert.All(sent, part => Assert.Equal("lobby-1", part.Group));
        Assert.Equal(
            notice.Deliveries.Select(delivery => delivery.To[0]),
            sent.SelectMany(part => part.Deliveries).Select(delivery => delivery.To[0]));
    }

    [Fact]
    public async Task A_notice_that_fits_is_sent_as_one_message()
    {
        await Send(Tickets("lobby-1-3", connection: "203.0.113.7:7777"));

        Assert.Equal("lobby-1-3", Assert.Single(await Sent()).Id);
    }

    [Fact]
    public async Task Text_is_queued_without_JSON_escapes()
    {
        await Send(Tickets("lobby-1-4", connection: "<été & 日本>"));

        Assert.Contains("<été & 日本>", Assert.Single(await queues.Take("NotifyQueue")).Body, StringComparison.Ordinal);
    }

    /// <summary>The notice of a match start in a lobby with every seat taken.</summary>
    private static Notice Tickets(string id, string connection) => new(
        id,
        "lobby-1",
        [
            .. Enumerable.Range(100, Roster.MaxMembers)
                .Select(n => new PlayerId($"{n}{new string('x', 61)}"))
                .Select(player => new Delivery(
                    [new Recipient(player, player.Socket())],
                    new MatchTicketPush(ALobby.Id, "match", connection, new string('t', 900)))),
        ]);

    private Task Send(Notice notice) => new SqsOutbox(queues.Client, queues.Url("NotifyQueue")).Send(notice, CancellationToken.None);

    private async Task<IReadOnlyList<Notice>> Sent()
    {
        var waiting = await queues.Take("NotifyQueue");
        Assert.All(waiting, message => Assert.InRange(Encoding.UTF8.GetByteCount(message.Body), 1, SqsOutbox.MaxMessageBytes));
        return [.. waiting.Select(message => JsonSerializer.Deserialize(message.Body, QueueJson.Default.Notice)!)];
    }
}
