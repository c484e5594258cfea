using System.Text;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.DynamoDb;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

[Collection(nameof(Dynoxide))]
public sealed class KeepingVersionHistoryInDynoxide(Dynoxide engine) : KeepingVersionHistory(engine);

[Collection(nameof(DynamoDbLocal))]
public sealed class KeepingVersionHistoryInDynamoDbLocal(DynamoDbLocal engine) : KeepingVersionHistory(engine);

/// <summary>Stored explanations of versions, for operators.</summary>
public abstract class KeepingVersionHistory(DynamoDbServer engine) : IAsyncLifetime
{
    private static readonly CancellationToken Ever = CancellationToken.None;

    private readonly LobbyTables tables = new(engine);

    private IVersionHistory History => tables.Services.GetRequiredService<IVersionHistory>();

    public Task InitializeAsync() => tables.InitializeAsync();

    public Task DisposeAsync() => tables.DisposeAsync();

    [Fact]
    public async Task Entries_are_read_as_they_were_stored_from_the_latest()
    {
        VersionEntry[] entries = [Entry(9), Entry(10, ChangeAuthor.Admin), Entry(11, ChangeAuthor.Service), Entry(12, ChangeAuthor.Edit)];
        await History.Keep(entries, Ever);

        var read = await History.Latest(ALobby.Id, null, Ever).ToListAsync();

        Assert.Equal(entries.Reverse().Select(Text), read.Select(Text));
    }

    [Fact]
    public async Task A_repeated_batch_in_other_parts_is_read_once()
    {
        await History.Keep([Entry(1), Entry(2), Entry(3), Entry(4)], Ever);
        await History.Keep([Entry(1), Entry(2)], Ever);
        await History.Keep([Entry(3), Entry(4), Entry(5)], Ever);

        Assert.Equal([5, 4, 3, 2, 1], await Versions());
    }

    [Fact]
    public async Task Undelivered_pushes_that_are_stored_later_are_read_with_their_version()
    {
        await History.Keep([Entry(1), Entry(2)], Ever);
        await History.Keep([Pushes(2, People.Bob)], Ever);
        await History.Keep([Pushes(1, People.Ada)], Ever);

        var read = await History.Latest(ALobby.Id, null, Ever).ToListAsync();

        Assert.Equal(["2 Player bob timed out", "1 Player ada timed out"], read.Select(entry =>
            $"{entry.Version} {entry.By} {string.Join(", ", entry.Undelivered.Select(failure => $"{failure.Player} {failure.Reason}"))}"));
    }

    [Fact]
    public async Task Versions_before_one_are_read_for_the_next_page_and_other_lobbies_not()
    {
        await History.Keep([Entry(1), Entry(2), Entry(3), Entry(4) with { Lobby = new LobbyId("lobby-2") }], Ever);

        Assert.Equal([2, 1], await Versions(before: 3));
    }

    [Fact]
    public void Eight_versions_of_players_fit_a_write_unit()
    {
        var item = VersionHistoryItem.Write(
            [.. Enumerable.Range(101, 8).Select(version => Entry(version) with { Lobby = new LobbyId("01KB3Q5W7ZRM8N2X4V6T9YAHCD") })],
            People.Noon);

        Assert.InRange(item.Sum(pair => pair.Key.Length + Encoding.UTF8.GetByteCount(pair.Value.S ?? pair.Value.N)), 1, 1024);
    }

    private static VersionEntry Entry(long version, ChangeAuthor by = ChangeAuthor.Player) => new(
        ALobby.Id,
        version,
        People.Noon,
        by,
        by is ChangeAuthor.Player or ChangeAuthor.Admin ? People.Ada : null,
        by is ChangeAuthor.Player or ChangeAuthor.Admin ? "eQJpmQsi" : null,
        by is ChangeAuthor.Edit ? null : ChangeReason.MemberUpdated,
        by is ChangeAuthor.Admin ? "cheats" : null,
        ["ada data"],
        []);

    private static VersionEntry Pushes(long version, PlayerId player) =>
        new(ALobby.Id, version, People.Noon, null, null, null, null, null, [], [new PushFailure(player, "timed out")]);

    private static string Text(VersionEntry entry) => string.Join(
        ' ', entry.Version, entry.At, entry.By, entry.Player, entry.Request, entry.Reason, entry.Detail, string.Join(',', entry.Changes));

    private async Task<IReadOnlyList<long>> Versions(long? before = null) =>
        await History.Latest(ALobby.Id, before, Ever).Select(entry => entry.Version).ToListAsync();
}
