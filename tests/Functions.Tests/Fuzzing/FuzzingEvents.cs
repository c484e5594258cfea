using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.SQSEvents;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Functions.Tests.Parts;
using GameLobby.Infrastructure.DynamoDb;
using GameLobby.Infrastructure.Sqs;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Engines;
using MediatR;

namespace GameLobby.Functions.Tests.Fuzzing;

/// <summary>Events of the stream and the queues whose content is broken in many ways.</summary>
public sealed class FuzzingEvents : IAsyncLifetime
{
    private const int EventsOfARun = 2_000;

    private static readonly Lobby Before = ALobby.Of(People.Ada, People.Bob);
    private static readonly Lobby After = Before.Starting();

    private readonly Service service = Service.Start();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public Task A_stream_record_is_published_or_sent_to_the_dead_letter_queue() => FuzzRuns.Run(async random =>
    {
        for (var number = 0; number < EventsOfARun; number++)
        {
            var (before, after) = Images(random);
            var record = Events.Record(number, before, after);

            Assert.Empty(await Stream(record));
        }
    });

    [Fact]
    public Task A_stream_record_for_the_live_browser_is_decoded_or_skipped() => FuzzRuns.Run(random =>
    {
        for (var number = 0; number < EventsOfARun; number++)
        {
            var (before, after) = Images(random);

            Assert.NotNull(StreamRecords.ReadLobby(Events.Record(number, before, after)));
        }

        return Task.CompletedTask;
    });

    [Fact]
    public Task A_notice_is_delivered_or_retried() => FuzzRuns.Run(async random =>
    {
        for (var number = 0; number < EventsOfARun; number++)
        {
            var message = Events.Message($"m{number}", "lobby-1", Broken(Notice(), QueueJson.Default.Notice, random));
            var response = await service.Function<NotifyFunction>().Notify(Event(message), Invocation.Usual, service.Clock);

            Assert.All(response.BatchItemFailures, failure => Assert.Equal(message.MessageId, failure.ItemIdentifier));
        }
    });

    [Fact]
    public Task A_timer_ticks_its_lobby_or_is_retried() => FuzzRuns.Run(async random =>
    {
        await service.Get<ILobbies>().Save(null, Before, null, CancellationToken.None);
        for (var number = 0; number < EventsOfARun; number++)
        {
            var timer = new DueTimer(ALobby.Id, People.Noon.AddDays(-1));
            var message = Events.Message($"m{number}", "", Broken(timer, QueueJson.Default.DueTimer, random));
            var response = await service.Function<TimerFunction>().Timer(Event(message), Invocation.Usual, service.Clock);

            Assert.All(response.BatchItemFailures, failure => Assert.Equal(message.MessageId, failure.ItemIdentifier));
        }
    });

    private static (Dictionary<string, AttributeValue>? Before, Dictionary<string, AttributeValue>? After) Images(Random random)
    {
        var before = random.Next(4) == 0 ? null : LobbyItem.Write(Before);
        var after = before is not null && random.Next(6) == 0 ? null : LobbyItem.Write(After);
        foreach (var image in new[] { before, after })
            for (var mutations = random.Next(3); mutations > 0 && image is not null; mutations--) image.Mutate(random);
        return (before, after);
    }

    private static Notice Notice() => new(
        "lobby-1-2",
        "lobby-1",
        [
            new Delivery(
                [new Recipient(People.Ada, People.Ada.Socket()), new Recipient(People.Bob, null)],
new LobbyChangedPush(ALobby.Id, 2, 1, People.Noon, [new MatchCancelledChange(ChangeReason.Unready)])),
        ]);

    private static string Broken<T>(T message, JsonTypeInfo<T> type, Random random)
    {
        var json = JsonSerializer.SerializeToNode(message, type)!;
        for (var mutations = random.Next(3); mutations > 0; mutations--) json.MutateValue(random);
        return random.Next(3) == 0 ? json.ToJsonString().MutateText(random) : json.ToJsonString();
    }

    private static SQSEvent Event(SQSEvent.SQSMessage message) => new() { Records = [message] };

    private async Task<IReadOnlyList<string>> Stream(DynamoDBEvent.DynamodbStreamRecord record)
    {
        var response = await service.Function<StreamFunction>().Stream(
            new DynamoDBEvent { Records = [record] }, Invocation.Usual, service.Outbox, service.DeadLetters, service.Clock);
        return [.. response.BatchItemFailures.Select(failure => failure.ItemIdentifier)];
    }
}
