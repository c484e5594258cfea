using System.Text.Json;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.SQS;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Functions.Tests.Parts;
using GameLobby.Infrastructure.Sqs;
using GameLobby.TestKit.Builders;
using MediatR;

namespace GameLobby.Functions.Tests;

using Record = DynamoDBEvent.DynamodbStreamRecord;

/// <summary>Publishes the stream's records to the queues.</summary>
public sealed class PublishingChanges : IAsyncLifetime
{
    private readonly Service service = Service.Start();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task Changes_of_one_lobby_are_queued_in_order()
    {
        var states = States("lobby-1", 5);

        Assert.Empty(await Stream(Changes(100, states)));

        Assert.Equal(states.Skip(1).Select(lobby => $"lobby-1-{lobby.Version}"), service.Outbox.Sent.Select(notice => notice.Id));
    }

    [Fact]
    public async Task The_notices_of_a_batch_are_queued_in_one_request()
    {
        await Stream([.. Changes(100, States("lobby-1", 2)), .. Changes(102, States("lobby-2", 2))]);

        Assert.Equal(4, service.Outbox.Sent.Count);
        Assert.Equal(1, service.Outbox.Requests);
    }

    [Fact]
    public async Task A_batch_without_notices_queues_nothing()
    {
        Assert.Empty(await Stream([Events.Record(100, null, ALobby.Of(People.Ada))]));

        Assert.Equal(0, service.Outbox.Requests);
    }

    [Fact]
    public async Task A_change_becomes_one_notice_to_the_members_of_its_lobby()
    {
        var states = States("lobby-1", 1);

        await Stream(Changes(100, states));

        var notice = Assert.Single(service.Outbox.Sent);
        Assert.Equal(($"lobby-1-{states[1].Version}", "lobby-1"), (notice.Id, notice.Group));
        var delivery = Assert.Single(notice.Deliveries);
        Assert.Equal([People.Ada, People.Bob], delivery.To.Select(to => to.Player));
        Assert.Equal(states[0].Version, Assert.IsType<LobbyChangedPush>(delivery.Push).Previous);
    }

    [Fact]
    public async Task An_unreadable_record_is_dead_lettered_and_the_other_records_are_published()
    {
        var states = States("lobby-1", 3);
        var records = Changes(100, states);
        records[1].Dynamodb.NewImage["code"].S = "no code";

        Assert.Empty(await Stream(records));

        var (record, why) = Assert.Single(service.DeadLetters.Kept);
        Assert.Contains("\"101\"", record, StringComparison.Ordinal);
        Assert.Equal("The item's code is invalid.", why);
        Assert.Equal([$"lobby-1-{states[1].Version}", $"lobby-1-{states[3].Version}"], service.Outbox.Sent.Select(notice => notice.Id));
    }

    [Fact]
    public async Task A_record_from_the_dead_letter_queue_is_published_when_it_can_be_decoded()
    {
        var states = States("lobby-1", 2);
        var records = Changes(100, states);
        records[0].Dynamodb.NewImage["code"].S = "no code";
        await Stream(records);

        var letter = service.DeadLetters.Kept.Single().Record.Replace("no code", "ABC234", StringComparison.Ordinal);
        var redriven = JsonSerializer.Deserialize($$"""{"Records":[{{letter}}]}""", EventsJson.Default.DynamoDBEvent)!;
        Assert.Empty(await Stream([.. redriven.Records]));

        Assert.Equal([$"lobby-1-{states[2].Version}", $"lobby-1-{states[1].Version}"], service.Outbox.Sent.Select(notice => notice.Id));
        Assert.Single(service.DeadLetters.Kept);
    }

    [Fact]
    public async Task A_lobby_of_a_later_schema_goes_to_the_dead_letter_queue_until_a_later_release_reads_it()
    {
        var records = Changes(100, States("lobby-1", 1));
        records[0].Dynamodb.NewImage["schema"].N = "99";

        Assert.Empty(await Stream(records));

        Assert.Contains("schema 99", Assert.Single(service.DeadLetters.Kept).Why, StringComparison.Ordinal);
        Assert.Empty(service.Outbox.Sent);
    }

    [Fact]
    public async Task A_record_with_a_missing_attribute_goes_to_the_dead_letter_queue()
    {
        var records = Changes(100, States("lobby-1", 1));
        records[0].Dynamodb.NewImage.Remove("settings");

        Assert.Empty(await Stream(records));

        Assert.Single(service.DeadLetters.Kept);
    }

    [Fact]
    public async Task An_unreadable_record_is_retried_when_the_dead_letter_queue_fails()
    {
        var records = Changes(100, States("lobby-1", 1));
        records[0].Dynamodb.NewImage["code"].S = "no code";
        service.DeadLetters.Failure = new AmazonSQSException("throttled");

        Assert.Equal(["100"], await Stream(records));
    }

    [Fact]
    public async Task A_change_that_cannot_be_queued_holds_back_its_lobbys_later_changes()
    {
        var states = States("lobby-1", 3);
        service.Outbox.Fails = notice => notice.Id == $"lobby-1-{states[2].Version}" ? new AmazonSQSException("throttled") : null;

        Assert.Equal(["101"], await Stream(Changes(100, states)));

        Assert.Equal([$"lobby-1-{states[1].Version}"], service.Outbox.Sent.Select(notice => notice.Id));
    }

    [Fact]
    public async Task The_lowest_reported_sequence_number_is_the_first_one_to_retry()
    {
        service.Outbox.Fails = notice => notice.Group == "lobby-1" ? null : new AmazonSQSException("throttled");
        Record[] records =
        [
            .. Changes(100, States("lobby-1", 2)),
            .. Changes(102, States("lobby-2", 2)),
            .. Changes(104, States("lobby-3", 2)),
        ];

        var failed = await Stream(records);

        Assert.Equal("102", failed.Min());
        Assert.Equal(2, service.Outbox.Sent.Count);
    }

    [Fact]
    public async Task A_failure_of_one_lobby_does_not_block_another()
    {
        service.Outbox.Fails = notice => notice.Group == "lobby-1" ? new AmazonSQSException("throttled") : null;

        await Stream([.. Changes(100, States("lobby-1", 2)), .. Changes(102, States("lobby-2", 2))]);

        Assert.All(service.Outbox.Sent, notice => Assert.Equal("lobby-2", notice.Group));
        Assert.Equal(2, service.Outbox.Sent.Count);
    }

    [Fact]
    public async Task The_removal_of_an_open_lobby_closes_it_for_its_members()
    {
        Assert.Empty(await Stream([Events.Record(100, ALobby.Of(People.Ada), null)]));

        var delivery = Assert.Single(Assert.Single(service.Outbox.Sent).Deliveries);
        Assert.Equal(new LobbyClosedPush(ALobby.Id, 2, "deleted"), delivery.Push);
        Assert.Equal([People.Ada], delivery.To.Select(to => to.Player));
    }

    [Fact]
    public async Task The_removal_of_a_closed_lobby_publishes_nothing()
    {
        Assert.Empty(await Stream([Events.Record(100, ALobby.Of(People.Ada).Close(People.Ada, null, People.Noon).Value, null)]));

        Assert.Empty(service.Outbox.Sent);
        Assert.Empty(service.DeadLetters.Kept);
    }

    [Fact]
    public async Task An_edit_without_a_higher_version_is_stored_as_the_next_one_and_pushed_by_its_record()
    {
        var (before, edited) = await Edited();

        Assert.Empty(await Stream([Events.Record(100, before, edited)]));
        Assert.Empty(service.Outbox.Sent);

        var adopted = (await service.Lobby(before.Id))!;
        Assert.Equal((before.Version + 1, "Edited", ChangeReason.Edited), (adopted.Version, adopted.Settings.Name, adopted.Reason));

        Assert.Empty(await Stream([Events.Record(101, edited, adopted, unedited: before)]));
        var push = Assert.IsType<LobbyChangedPush>(Assert.Single(Assert.Single(service.Outbox.Sent).Deliveries).Push);
        Assert.Equal((before.Version, adopted.Version), (push.Previous, push.Version));
        Assert.IsType<LobbyUpdatedChange>(Assert.Single(push.Changes));
    }

    [Fact]
    public async Task An_edit_whose_record_is_retried_is_stored_once()
    {
        var (before, edited) = await Edited();

        await Stream([Events.Record(100, before, edited)]);
        await Stream([Events.Record(100, before, edited)]);

        Assert.Equal(before.Version + 1, (await service.Lobby(before.Id))!.Version);
    }

    [Fact]
    public async Task What_clients_held_before_an_edit_is_ignored_once_another_version_follows()
    {
        var (before, edited) = await Edited();
        await Stream([Events.Record(100, before, edited)]);
        var adopted = (await service.Lobby(before.Id))!;
        var next = adopted.SetReady(People.Ada, true, People.Noon).Value;

        await Stream([Events.Record(101, adopted, next, unedited: before)]);

        var push = Assert.IsType<LobbyChangedPush>(Assert.Single(Assert.Single(service.Outbox.Sent).Deliveries).Push);
        Assert.IsType<MemberUpdatedChange>(Assert.Single(push.Changes));
    }

    [Fact]
    public async Task A_record_that_makes_a_lobby_readable_again_is_an_edit()
    {
        var (before, edited) = await Edited();
        var broken = Events.Record(100, before, edited);
        broken.Dynamodb.NewImage["code"].S = "no code";
        var mended = Events.Record(101, before, edited);
        mended.Dynamodb.OldImage["code"].S = "no code";

        await Stream([broken, mended]);

        Assert.Equal(before.Version + 1, (await service.Lobby(before.Id))!.Version);
        Assert.Single(service.DeadLetters.Kept);
    }

    [Fact]
    public async Task An_item_of_an_unknown_kind_sets_no_timer()
    {
        var record = Events.Record(100, null, ALobby.Of(People.Ada));
        record.Dynamodb.Keys["SK"].S = "SOMETHING";

        Assert.Empty(await Stream([record]));

        Assert.Empty(service.Timers.Set);
    }

    [Fact]
    public async Task A_countdown_sets_its_timer()
    {
        var open = ALobby.Of(People.Ada, People.Bob).AllReady();
        var starting = open.StartMatch(People.Ada, false, People.Noon).Value;

        await Stream([Events.Record(100, open, starting)]);

        Assert.Equal([new DueTimer(starting.Id, starting.Match!.StartsAt)], service.Timers.Set);
    }

    /// <summary>Stores a lobby that was edited by hand, and returns it before and after.</summary>
    private async Task<(Lobby Before, Lobby Edited)> Edited()
    {
        var before = ALobby.Of(People.Ada, People.Bob);
        var edited = Lobby.Restore(before.Stored() with { Settings = before.Settings with { Name = "Edited" } });
        await service.Get<ILobbies>().Save(null, edited, null, CancellationToken.None);
        return (before, edited);
    }

    private static Lobby[] States(string id, int changes)
    {
        List<Lobby> states = [Lobby.Restore(ALobby.Of(People.Ada, People.Bob).Stored() with { Id = new LobbyId(id) })];
        for (var n = 0; n < changes; n++) states.Add(states[n].SetReady(People.Ada, n % 2 == 0, People.Noon).Value);
        return [.. states];
    }

    private static Record[] Changes(int sequence, Lobby[] states) =>
        [.. states.Zip(states.Skip(1)).Select((pair, n) => Events.Record(sequence + n, pair.First, pair.Second))];

    private async Task<IReadOnlyList<string>> Stream(Record[] records)
    {
        var response = await service.Function<StreamFunction>().Stream(
            new DynamoDBEvent { Records = records }, Invocation.Usual, service.Outbox, service.DeadLetters, service.Clock);
        return [.. response.BatchItemFailures.Select(failure => failure.ItemIdentifier)];
    }
}
