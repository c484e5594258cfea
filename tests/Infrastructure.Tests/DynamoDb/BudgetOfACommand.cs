using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Finding;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Matches;
using GameLobby.Application.Members;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Engines;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

/// <summary>The capacity that the engine reports for commands in a lobby of eight, in a warm process, without concurrent writes.</summary>
[Collection(nameof(Dynoxide))]
public sealed class BudgetOfACommand(Dynoxide engine) : IAsyncLifetime
{
    private static readonly string[] Eight = ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"];

    private readonly LobbyTables tables = new(engine);
    private int requests;

    public Task InitializeAsync() => tables.InitializeAsync();

    public Task DisposeAsync() => tables.DisposeAsync();

    [Fact]
    public async Task Connecting_costs_one_write()
    {
        var calls = await Cost("p1", new OpenSession(new PlayerId("p1"), Socket("p1")));

        Assert.Equal(new Call("UpdateItem", 1, 0), Assert.Single(calls));
    }

    [Fact]
    public async Task Creating_a_lobby_costs_one_transaction_when_the_mode_is_known()
    {
        await Gathered(1);
        await Connect("p2");

        var calls = await Cost("p2", Create());

        Assert.Equal("TransactWriteItems", Assert.Single(calls, call => !call.IsRead).Operation);
        Assert.Single(calls, call => call.IsRead);
    }

    [Fact]
    public async Task Joining_costs_one_transaction()
    {
        var lobby = await Gathered(7);
        await Connect("p8");

        var calls = await Cost("p8", new JoinLobby { LobbyId = lobby });

        Assert.Equal("TransactWriteItems", Assert.Single(calls, call => !call.IsRead).Operation);
        Assert.Single(calls, call => call.IsRead);
    }

    [Fact]
    public async Task Leaving_costs_one_write()
    {
        await Gathered(8);

        var calls = await Cost("p8", new LeaveLobby());

        Assert.Equal("PutItem", Assert.Single(calls).Operation);
    }

    [Fact]
    public async Task Setting_ready_costs_a_write_unit_for_each_KiB_of_the_lobby_and_no_read()
    {
        await Gathered(8);

        var calls = await Cost("p3", new SetReady { Ready = true });

        Assert.Equal(new Call("PutItem", await KiB(), 0), Assert.Single(calls));
    }

    [Fact]
    public async Task Creating_a_lobby_in_a_mode_new_to_the_process_costs_one_more_write()
    {
        await Connect("p1");

        var calls = await Cost("p1", Create());

        Assert.Equal(["UpdateItem", "TransactWriteItems"], calls.Where(call => !call.IsRead).Select(call => call.Operation));
    }

    [Fact]
    public async Task Starting_a_match_costs_a_write_unit_for_each_KiB_and_four_index_units()
    {
        await Gathered(8);

        var calls = await Cost("p1", new StartMatch { Force = true });

        var call = Assert.Single(calls);
        Assert.Equal(("PutItem", await KiB()), (call.Operation, call.TableUnits));
        // Two for the entry that moves in the due index, and one for each of the two listing entries that contain the status.
        Assert.Equal(4, call.IndexUnits);
    }

    [Fact]
    public async Task Losing_a_connection_costs_a_session_write_and_a_lobby_write()
    {
        await Gathered(8);

        var calls = await Cost("p3", new EndSession(new PlayerId("p3"), Socket("p3")));

        Assert.Equal(["UpdateItem", "PutItem"], calls.Select(call => call.Operation));
    }

    [Fact]
    public async Task Searching_costs_a_query_for_each_shard()
    {
        await Gathered(8);

        var calls = await Cost("p9", new SearchLobbies { Mode = "ctf", Region = "eu" });

        Assert.Equal(Enumerable.Repeat("Query", 4), calls.Select(call => call.Operation));
    }

    [Fact]
    public async Task A_duplicate_request_costs_no_database_call()
    {
        await Gathered(8);
        var ready = new SetReady { Ready = true };
        await Cost("p3", ready);
        requests--;

        Assert.Empty(await Cost("p3", ready));
    }

    [Fact]
    public async Task A_process_that_lost_a_race_reads_the_lobby_before_it_changes_it_for_half_a_minute()
    {
        var id = await Gathered(8);
        var other = tables.NewProcess();
        var lobby = (await other.Lobbies.Get(id, CancellationToken.None))!;
        await other.Lobbies.Save(
            lobby, lobby.SetReady(new PlayerId("p2"), true, People.Noon).Value, null, CancellationToken.None);

        // The write that loses the race is not metered.
        Assert.Equal(["PutItem"], await Operations(ready: true));
        Assert.Equal(["GetItem", "PutItem"], await Operations(ready: false));
        tables.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(["PutItem"], await Operations(ready: true));

        async Task<IEnumerable<string>> Operations(bool ready) =>
            (await Cost("p3", new SetReady { Ready = ready })).Select(call => call.Operation);
    }

    private static Connection Socket(string player) =>
        new(new ConnectionId($"socket-of-{player}="), People.Noon, People.Noon + People.ConnectionLifetime);

    private static CreateLobby Create() => new() { Name = "Friday night", Mode = "ctf", MaxPlayers = 8 };

    private Task<IReadOnlyList<Call>> Connect(string player) => Cost(player, new OpenSession(new PlayerId(player), Socket(player)));

    private async Task<LobbyId> Gathered(int players)
    {
        foreach (var player in Eight.Take(players)) await Connect(player);
        await Cost("p1", Create());
        var lobby = (await tables.Players.Get(new PlayerId("p1"), CancellationToken.None)).LastLobby!.Value;
        foreach (var player in Eight.Take(players).Skip(1)) await Cost(player, new JoinLobby { LobbyId = lobby });
        tables.Dynamo.TakeCalls();
        return lobby;
    }

    private async Task<IReadOnlyList<Call>> Cost<T>(string player, ICommand<T> command)
    {
        tables.Dynamo.TakeCalls();
        await using var scope = tables.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerScope>().Caller =
            new Caller(new PlayerId(player), player, Socket(player), CallerRights.Player, $"{++requests}", "print");
        Result<T> result = await scope.ServiceProvider.GetRequiredService<ISender>().Send(command);
        Assert.Null(result.Error);
        return tables.Dynamo.TakeCalls();
    }

    private async Task<double> KiB() => Math.Ceiling(ItemSize.Of((await tables.Items()).Single(item => item["SK"].S == "LOBBY")) / 1024.0);
}

/// <summary>An item's size as the developer guide counts it ("DynamoDB item sizes and formats"), numbers by their digits.</summary>
internal static class ItemSize
{
    private const int Overhead = 3;

    public static int Of(Dictionary<string, AttributeValue> map) =>
        map.Sum(pair => System.Text.Encoding.UTF8.GetByteCount(pair.Key) + Of(pair.Value));

    private static int Of(AttributeValue value) => value switch
    {
        { S: { } text } => System.Text.Encoding.UTF8.GetByteCount(text),
        { N: { } number } => 1 + ((number.TrimEnd('0').Length + 1) / 2),
        { BOOL: not null } => 1,
        { M: { } map } => Overhead + map.Count + Of(map),
        { L: { } list } => Overhead + list.Count + list.Sum(Of),
        _ => throw new NotSupportedException("No item has an attribute of this type."),
    };
}
