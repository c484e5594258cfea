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
    public async Task A_duplicate_notice_is_queued_once()
    {
        await Send(Notice("lobby-2-2", "lobby-2"));
        await Send(Notice("lobby-2-2", "lobby-2"));

        Assert.Single(await queues.Take("NotifyQueue"));
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

    private Task Send(Notice notice) => services.GetRequiredService<IOutbox>().Send(notice, CancellationToken.None);
}
