using Amazon.DynamoDBv2;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.DynamoDb;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

[Collection(nameof(Dynoxide))]
public sealed class KeepingHistoryInDynoxide(Dynoxide engine) : KeepingHistory(engine);

[Collection(nameof(DynamoDbLocal))]
public sealed class KeepingHistoryInDynamoDbLocal(DynamoDbLocal engine) : KeepingHistory(engine);

/// <summary>Stored pushes per version, for clients that reconnect.</summary>
public abstract class KeepingHistory(DynamoDbServer engine) : IAsyncLifetime
{
    private readonly LobbyTables tables = new(engine);

    private IChangeHistory History => tables.Services.GetRequiredService<IChangeHistory>();

    public Task InitializeAsync() => tables.InitializeAsync();

    public Task DisposeAsync() => tables.DisposeAsync();

    [Fact]
    public async Task Stored_pushes_are_read_in_version_order()
    {
        await Keep(ALobby.Id, 9, 10, 8, 11, 100);

        Assert.Equal([9, 10, 11], await Versions(after: 8, upTo: 11));
        Assert.Equal([8, 9, 10, 11, 100], await Versions(after: 0, upTo: 1000));
    }

    [Fact]
    public async Task More_versions_than_fit_in_one_batch_are_stored()
    {
        await Keep(ALobby.Id, [.. Enumerable.Range(1, 60)]);

        Assert.Equal(60, (await Versions(after: 0, upTo: 60)).Count);
    }

    [Fact]
    public async Task A_duplicate_version_is_stored_once()
    {
        await Keep(ALobby.Id, 2, 3);
        await Keep(ALobby.Id, 3, 4);

        Assert.Equal([2, 3, 4], await Versions(after: 1, upTo: 9));
    }

    [Fact]
    public async Task Each_lobby_has_its_own_change_history()
    {
        await Keep(new LobbyId("lobby-2"), 2);

        Assert.Empty(await Versions(after: 0, upTo: 9));
    }

    [Fact]
    public async Task A_history_entry_keeps_its_audiences_and_their_pushes()
    {
        await Keep(ALobby.Id, 2);

        var entry = Assert.Single(await History.Since(ALobby.Id, 1, 2, CancellationToken.None));
        var audience = Assert.Single(entry.Audiences);
        Assert.Equal([People.Ada, People.Bob], audience.Players);
        Assert.Equal(new MatchCancelledChange(ChangeReason.Unready), Assert.Single(audience.Push.Changes));
    }

    [Fact]
    public async Task A_history_entry_keeps_the_pushes_to_those_who_are_no_longer_members()
    {
        var removed = new LobbyRemovedPush(ALobby.Id, 2, ChangeReason.Kicked, "Idle");
        var closed = new LobbyClosedPush(ALobby.Id, 2, "empty");
        HistoryDeparture[] departures = [new([People.Ada], removed), new([People.Bob], closed)];
        await History.Keep([HistoryEntry(ALobby.Id, 2) with { Departures = departures }], CancellationToken.None);

        var entry = Assert.Single(await History.Since(ALobby.Id, 1, 2, CancellationToken.None));

        Assert.Equal([removed, closed], entry.Departures!.Select(departure => departure.Push));
        Assert.Equal([People.Ada, People.Bob], entry.Departures!.SelectMany(departure => departure.Players));
    }

    [Fact]
    public async Task Items_that_DynamoDB_did_not_process_are_written_again()
    {
        using var busy = engine.Connect((credentials, config) => new BusyDynamoDb(credentials, config, processed: 10));

        await Over(busy).Keep([.. Enumerable.Range(1, 25).Select(version => HistoryEntry(ALobby.Id, version))], CancellationToken.None);

        Assert.Equal(3, busy.Batches);
        Assert.Equal(25, (await Versions(after: 0, upTo: 25)).Count);
    }

    [Fact]
    public async Task Items_that_DynamoDB_never_processes_are_an_error()
    {
        using var busy = engine.Connect((credentials, config) => new BusyDynamoDb(credentials, config, processed: 0));

        await Assert.ThrowsAsync<IOException>(() => Over(busy).Keep([HistoryEntry(ALobby.Id, 1)], CancellationToken.None));
    }

    private DynamoChangeHistory Over(IAmazonDynamoDB dynamo) => new(dynamo, tables.Services.GetRequiredService<LobbyTable>());

    private static HistoryEntry HistoryEntry(LobbyId lobby, long version)
    {
        var push = new LobbyChangedPush(lobby, version, version - 1, People.Noon, [new MatchCancelledChange(ChangeReason.Unready)]);
        return new HistoryEntry(lobby, version, People.Noon, [new HistoryAudience([People.Ada, People.Bob], push)]);
    }

    private Task Keep(LobbyId lobby, params int[] versions) =>
        History.Keep([.. versions.Select(version => HistoryEntry(lobby, version))], CancellationToken.None);

    private async Task<List<long>> Versions(long after, long upTo) =>
        [.. (await History.Since(ALobby.Id, after, upTo, CancellationToken.None)).Select(entry => entry.Version)];
}
