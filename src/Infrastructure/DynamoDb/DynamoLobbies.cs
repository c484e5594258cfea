using System.Globalization;
using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>Lobbies in DynamoDB. A change to a lobby alone is a conditional write; with a player's seat or a code, a transaction.</summary>
internal sealed class DynamoLobbies(IAmazonDynamoDB dynamo, LobbyTable table, InstanceCache cache, ModeCatalog catalog) : ILobbies
{
    private const int MaxBatch = 100;

    private const int MaxAttempts = 6;

    public Lobby? LastSeen(LobbyId id) => cache.Lobby(id);

    public void Remember(Lobby lobby) => cache.Update(lobby.Id, lobby);

    public async Task<Lobby?> Get(LobbyId id, CancellationToken ct)
    {
        var response = await dynamo.GetItemAsync(
            new GetItemRequest { TableName = table.Name, Key = Keys.Of(id), ConsistentRead = true }, ct);
        return cache.Update(id, response.IsItemSet ? LobbyItem.ReadOrNull(response.Item) : null);
    }

    public async Task<IReadOnlyList<Lobby>> Get(IReadOnlyCollection<LobbyId> ids, CancellationToken ct)
    {
        var items = await Task.WhenAll(ids.Chunk(MaxBatch).Select(batch => GetBatch(batch, ct)));
        var found = items.SelectMany(batch => batch).Select(LobbyItem.ReadOrNull).OfType<Lobby>().ToDictionary(lobby => lobby.Id);
        return [.. ids.Select(id => found.GetValueOrDefault(id)).OfType<Lobby>()];
    }

    public async Task<IReadOnlyList<LobbyId>> Open(CancellationToken ct)
    {
        var open = await Task.WhenAll(Keys.AllDueShards.Select(shard => DueIn(shard, null, ct)));
        return
        [
            .. open.SelectMany(items => items)
                .Select(item => Keys.ReadLobby(item.Text("PK")))
                .OrderByDescending(id => id.Value, StringComparer.Ordinal),
        ];
    }

    public async Task<LobbyId?> Find(LobbyCode code, CancellationToken ct)
    {
        var response = await dynamo.GetItemAsync(
            new GetItemRequest { TableName = table.Name, Key = Keys.Of(code), ConsistentRead = true }, ct);
        return response.IsItemSet ? new LobbyId(response.Item.Known(Schema.OfCode).Text("lobby")) : null;
    }

    public async Task<SaveResult> Save(Lobby? before, Lobby after, Newcomer? newcomer, CancellationToken ct)
    {
        if (ChangesModeOrRegion(before, after)) await catalog.Register(after, ct);
        var write = new LobbyWrite(table.Name, before, after, newcomer);
        var saved = write.IsAlone ? await Put(write, ct) : await Transact(write, ct);
        if (saved is SaveResult.Stored)
        {
            cache.Update(after.Id, after);
            if (newcomer is not null) cache.SetLastLobby(newcomer.Player.Id, after.Id);
        }
        else if (saved is SaveResult.LostRace lost)
        {
            cache.Update(after.Id, lost.Current);
            cache.SetLostRace(after.Id);
        }

        return saved;
    }

    public async IAsyncEnumerable<LobbyId> Due(DateTimeOffset now, [EnumeratorCancellation] CancellationToken ct)
    {
        var due = await Task.WhenAll(Keys.AllDueShards.Select(shard => DueIn(shard, now, ct)));
        foreach (var item in due.SelectMany(items => items).OrderBy(DueAt))
            yield return Keys.ReadLobby(item.Text("PK"));
    }

    /// <summary>A time that was edited by hand can be any number.</summary>
    private static double DueAt(Dictionary<string, AttributeValue> item) => double.Parse(item["dueAt"].N, CultureInfo.InvariantCulture);

    /// <param name="by">Null: all lobbies that are not closed.</param>
    private async Task<List<Dictionary<string, AttributeValue>>> DueIn(string shard, DateTimeOffset? by, CancellationToken ct)
    {
        var pages = dynamo.Paginators.Query(new QueryRequest
        {
            TableName = table.Name,
            IndexName = Keys.DueIndex,
            KeyConditionExpression = "dueShard = :shard" + (by is null ? "" : " AND dueAt <= :by"),
            ExpressionAttributeValues = new Dictionary<string, AttributeValue>().Set(":shard", shard).Set(":by", by),
        });
        List<Dictionary<string, AttributeValue>> items = [];
        await foreach (var page in pages.Responses.WithCancellation(ct)) items.AddRange(page.Items);
        return items;
    }

    private async Task<List<Dictionary<string, AttributeValue>>> GetBatch(IEnumerable<LobbyId> ids, CancellationToken ct)
    {
        List<Dictionary<string, AttributeValue>> items = [];
        var rest = new Dictionary<string, KeysAndAttributes> { [table.Name] = new() { Keys = [.. ids.Select(Keys.Of)] } };
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (attempt > 0) await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(25 << attempt)), ct);
            var response = await dynamo.BatchGetItemAsync(new BatchGetItemRequest { RequestItems = rest }, ct);
            items.AddRange(response.Responses[table.Name]);
            if (response.UnprocessedKeys is not { Count: > 0 } unprocessed) return items;
            rest = unprocessed;
        }

        throw new IOException("DynamoDB did not return all lobbies of a batch.");
    }

    private static bool ChangesModeOrRegion(Lobby? before, Lobby after) => before is not { IsListed: true }
        || (before.Settings.Mode, before.Settings.Region) != (after.Settings.Mode, after.Settings.Region);

    private async Task<SaveResult> Put(LobbyWrite write, CancellationToken ct)
    {
        try
        {
            await dynamo.PutItemAsync(write.AsRequest(), ct);
            return new SaveResult.Stored();
        }
        catch (ConditionalCheckFailedException failed)
        {
            // Old versions of DynamoDB Local do not return the item.
            return new SaveResult.LostRace(failed.Item is { Count: > 0 } item ? LobbyItem.ReadOrNull(item) : await Get(write.Lobby, ct));
        }
        catch (TransactionConflictException)
        {
            return new SaveResult.LostRace(await Get(write.Lobby, ct));
        }
    }

    private async Task<SaveResult> Transact(LobbyWrite write, CancellationToken ct)
    {
        try
        {
            await dynamo.TransactWriteItemsAsync(write.AsTransaction(), ct);
            return new SaveResult.Stored();
        }
        catch (TransactionCanceledException cancelled)
        {
            return write.ResultOf(cancelled.CancellationReasons) ?? new SaveResult.LostRace(await Get(write.Lobby, ct));
        }
    }
}
