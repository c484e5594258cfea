using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.Sqs;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Engines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Infrastructure.Tests.Sqs;

/// <summary>The AWS client against a server that implements SQS, with the queues of the template.</summary>
public sealed class SendingToQueues(LocalQueues queues) : IClassFixture<LocalQueues>, IAsyncLifetime
{
    private static readonly Recipient Ada = new(People.Ada, People.Ada.Socket());

    private ServiceProvider services = null!;

    public Task InitializeAsync()
    {
        var settings = new Dictionary<string, string?>
        {
            ["NOTIFY_QUEUE_URL"] = queues.Url("NotifyQueue"),
            ["COMMAND_QUEUE_URL"] = queues.Url("CommandQueue"),
            ["TIMER_QUEUE_URL"] = queues.Url("TimerQueue"),
            ["STREAM_DEAD_LETTERS_URL"] = queues.Url("StreamDeadLetters"),
        };
        services = new ServiceCollection()
            .AddLogging()
            .AddInfrastructure(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton<IAmazonSQS>(queues.Client)
            .AddSingleton<TimeProvider>(queues.Clock)
            .BuildServiceProvider();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await services.DisposeAsync();

    [Fact]
    public async Task Notices_of_a_group_are_queued_in_order_with_their_ids()
    {
        await Send(Notice("lobby-1-2", "lobby-1"));
        await Send(Notice("lobby-1-3", "lobby-1"));

        var waiting = await queues.Take("NotifyQueue");

        Assert.Equal(["lobby-1-2", "lobby-1-3"], waiting.Select(message => message.Attributes["MessageDeduplicationId"]));
        Assert.All(waiting, message => Assert.Equal("lobby-1", message.Attributes["MessageGroupId"]));
        Assert.Equal(
            JsonSerializer.Serialize(Notice("lobby-1-2", "lobby-1"), QueueJson.Default.Notice),
            JsonSerializer.Serialize(JsonSerializer.Deserialize(waiting[0].Body, QueueJson.Default.Notice)!, QueueJson.Default.Notice));
    }

    [Fact]
    public async Task Requests_of_a_lobby_are_queued_in_order_and_a_repeat_too_because_the_service_knows_it()
    {
        QueuedCommand[] commands = [Command("""{"id":"1"}"""), Command("""{"id":"2"}"""), Command("""{"id":"1"}""")];
        foreach (var command in commands) await services.GetRequiredService<ICommandSender>().Send(new("lobby-1"), command, default);

        var waiting = await queues.Take("CommandQueue");

        Assert.Equal(commands, waiting.Select(message => JsonSerializer.Deserialize(message.Body, QueueJson.Default.QueuedCommand)!));
        Assert.All(waiting, message => Assert.Equal("lobby-1", message.Attributes["MessageGroupId"]));

        static QueuedCommand Command(string frame) =>
            new(frame, People.Ada, "Ada <é>", "lobby:admin", new ConnectionId("a="), People.Noon) { Trace = "00-1-2-01" };
    }

    [Fact]
    public async Task A_duplicate_notice_is_queued_once()
    {
        await Send(Notice("lobby-2-2", "lobby-2"));
        await Send(Notice("lobby-2-2", "lobby-2"));

        Assert.Single(await queues.Take("NotifyQueue"));
    }

    [Fact]
    public async Task Many_notices_are_queued_together_in_order_and_once()
    {
        Notice[] notices = [.. Enumerable.Range(2, 25).Select(version => Notice($"lobby-3-{version}", "lobby-3"))];
        await Send(notices[4]);

        await services.GetRequiredService<IOutbox>().Send(notices, CancellationToken.None);

        Assert.Equal(
            notices.Where(notice => notice != notices[4]).Prepend(notices[4]).Select(notice => notice.Id),
            (await queues.Take("NotifyQueue")).Select(message => message.Attributes["MessageDeduplicationId"]));
    }

    [Fact]
    public async Task Notices_that_are_too_large_together_are_queued_in_several_requests()
    {
        var text = new string('x', SqsOutbox.MaxMessageBytes / 2);
        Notice[] notices =
        [
            .. Enumerable.Range(2, 9).Select(version => new Notice(
                $"lobby-4-{version}", "lobby-4", [new Delivery([Ada], new LobbyClosedPush(new LobbyId("lobby-4"), version, text))])),
        ];

        await services.GetRequiredService<IOutbox>().Send(notices, CancellationToken.None);

        Assert.Equal(9, (await queues.Take("NotifyQueue")).Count);
    }

    [Fact]
    public async Task A_retry_keeps_its_end_in_the_queue_and_a_notice_has_none()
    {
        var retry = Notice("lobby-5-2", "lobby-5") with { RetryUntil = People.Noon.AddMinutes(4) };
        await Send(retry);
        await Send(Notice("lobby-5-3", "lobby-5"));

        var bodies = (await queues.Take("NotifyQueue")).Select(message => message.Body).ToArray();

        Assert.Equal(retry.RetryUntil, JsonSerializer.Deserialize(bodies[0], QueueJson.Default.Notice)!.RetryUntil);
        Assert.DoesNotContain("retry", bodies[1], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_received_notice_is_visible_again_after_the_delay_that_is_set()
    {
        await Send(Notice("lobby-6-2", "lobby-6"));
        await Send(Notice("lobby-6-3", "lobby-6"));
        var received = await Receive();

        await services.GetRequiredService<INoticeVisibility>()
            .Set([.. received.Select(message => message.ReceiptHandle)], TimeSpan.FromSeconds(4), CancellationToken.None);

        queues.Clock.Advance(TimeSpan.FromSeconds(3.9));
        Assert.Empty(await Receive());
        queues.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(["2", "2"], (await queues.Take("NotifyQueue")).Select(message => message.Attributes["ApproximateReceiveCount"]));
    }

    [Fact]
    public async Task The_visibility_of_a_message_that_is_not_received_cannot_be_changed()
    {
        await Send(Notice("lobby-7-2", "lobby-7"));
        var handle = Assert.Single(await Receive()).ReceiptHandle;
        await queues.Client.DeleteMessageAsync(queues.Url("NotifyQueue"), handle);

        await Assert.ThrowsAsync<AmazonSQSException>(() => services.GetRequiredService<INoticeVisibility>()
            .Set([handle], TimeSpan.FromSeconds(4), CancellationToken.None));
    }

    [Theory]
    [InlineData("a player with spaces")]
    [InlineData("Ædä 🎮")]
    [InlineData("")]
    public async Task Any_player_id_is_usable_as_a_message_group(string player)
    {
        await Send(Notice($"{player}-socket=", player));

        Assert.Single(await queues.Take("NotifyQueue"));
    }

    [Fact]
    public async Task Group_ids_too_long_for_the_queue_stay_distinct()
    {
        var stem = new string('x', 128);
        await Send(Notice($"{stem}1", $"{stem}1"));
        await Send(Notice($"{stem}2", $"{stem}2"));

        var groups = (await queues.Take("NotifyQueue")).Select(message => message.Attributes["MessageGroupId"]);

        Assert.Equal(2, groups.Distinct().Count());
    }

    [Fact]
    public async Task A_timer_arrives_up_to_a_second_early_and_never_late()
    {
        var due = queues.Clock.GetUtcNow().AddSeconds(5.7);
        await Timers.Set(new LobbyId("lobby-1"), due, CancellationToken.None);

        queues.Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Empty(await queues.Take("TimerQueue"));

        queues.Clock.Advance(TimeSpan.FromSeconds(0.1));
        var timer = Assert.Single(await queues.Take("TimerQueue"));
        Assert.Equal(new DueTimer(new LobbyId("lobby-1"), due), JsonSerializer.Deserialize(timer.Body, QueueJson.Default.DueTimer));
    }

    [Fact]
    public async Task A_timer_for_a_past_deadline_arrives_immediately()
    {
        await Timers.Set(new LobbyId("lobby-1"), queues.Clock.GetUtcNow().AddMinutes(-1), CancellationToken.None);

        Assert.Single(await queues.Take("TimerQueue"));
    }

    [Fact]
    public async Task Timers_of_more_lobbies_than_a_batch_holds_all_arrive()
    {
        var due = queues.Clock.GetUtcNow();
        LobbyId[] lobbies = [.. Enumerable.Range(1, 11).Select(n => new LobbyId($"lobby-{n}"))];

        await Timers.Set(lobbies, due, CancellationToken.None);

        var timers = (await queues.Take("TimerQueue"))
            .Select(message => JsonSerializer.Deserialize(message.Body, QueueJson.Default.DueTimer));
        Assert.Equal(lobbies.Select(lobby => new DueTimer(lobby, due)), timers);
    }

    [Fact]
    public async Task A_timer_is_delayed_by_the_maximum_delay_at_most()
    {
        await Timers.Set(new LobbyId("lobby-1"), queues.Clock.GetUtcNow().AddHours(1), CancellationToken.None);

        queues.Clock.Advance(ITimers.MaxDelay);

        Assert.Single(await queues.Take("TimerQueue"));
    }

    [Fact]
    public async Task A_dead_letter_message_carries_the_reason()
    {
        await services.GetRequiredService<IDeadLetterSender>()
            .Send("""{"eventID":"1"}""", "The item's code is none.", CancellationToken.None);

        var letter = Assert.Single(await queues.Take("StreamDeadLetters"));

        Assert.Equal("""{"eventID":"1"}""", letter.Body);
        Assert.Equal("The item's code is none.", letter.MessageAttributes["why"].StringValue);
    }

    [Fact]
    public async Task Sending_to_a_missing_queue_throws()
    {
        var lost = new SqsOutbox(queues.Client, queues.Url("NotifyQueue").Replace("Notify", "Nowhere", StringComparison.Ordinal));

        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => lost.Send(Notice("1", "1"), CancellationToken.None));
    }

    private ITimers Timers => services.GetRequiredService<ITimers>();

    private static Notice Notice(string id, string group) =>
        new(id, group, [new Delivery([Ada], new LobbyClosedPush(new LobbyId("lobby-1"), 7, "left"))]);

    private async Task<IReadOnlyList<Message>> Receive()
    {
        var request = new ReceiveMessageRequest(queues.Url("NotifyQueue")) { MaxNumberOfMessages = 10 };
        return (await queues.Client.ReceiveMessageAsync(request)).Messages ?? [];
    }

    private Task Send(Notice notice) => services.GetRequiredService<IOutbox>().Send(notice, CancellationToken.None);
}
