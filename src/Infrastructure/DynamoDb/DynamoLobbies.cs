using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>Lobbies in DynamoDB. A change of a lobby alone is a conditional write; with a player's seat or a code, a transaction.</summary>
internal sealed class DynamoLobbies(IAmazonDynamoDB dynamo, LobbyTable table, WarmCache cache, Catalogue catalogue) : ILobbies
{
    public Lobby? LastSeen(LobbyId id) => cache.Lobby(id);

    public async Task<Lobby?> Get(LobbyId id, CancellationToken ct)
    {
        var response = await dynamo.GetItemAsync(
            new GetItemRequest { TableName = table.Name, Key = Keys.Of(id), ConsistentRead = true }, ct);
        return cache.Saw(id, response.IsItemSet ? LobbyItem.Read(response.Item) : null);
    }

    public async Task<LobbyId?> Find(LobbyCode code, CancellationToken ct)
    {
        var response = await dynamo.GetItemAsync(
            new GetItemRequest { TableName = table.Name, Key = Keys.Of(code), ConsistentRead = true }, ct);
        return response.IsItemSet ? new LobbyId(response.Item.Text("lobby")) : null;
    }

    public async Task<Saved> Save(Lobby? before, Lobby after, Newcomer? newcomer, CancellationToken ct)
    {
        if (MovesListing(before, after)) await catalogue.Meet(after, ct);
        var write = new LobbyWrite(table.Name, before, after, newcomer);
        var saved = write.IsAlone ? await Put(write, ct) : await Transact(write, ct);
        if (saved is Saved.Stored)
        {
            cache.Saw(after.Id, after);
            if (newcomer is not null) cache.Seated(newcomer.Player.Id, after.Id);
        }
        else if (saved is Saved.LostRace lost)
        {
            cache.Saw(after.Id, lost.Current);
        }

        return saved;
    }

    public async IAsyncEnumerable<LobbyId> Due(DateTimeOffset now, [EnumeratorCancellation] CancellationToken ct)
    {
        var due = await Task.WhenAll(Keys.AllDueShards.Select(shard => DueIn(shard, now, ct)));
        foreach (var item in due.SelectMany(items => items).OrderBy(item => item.Time("dueAt")))
            yield return new LobbyId(item.Text("PK")["LOBBY#".Length..]);
    }

    private async Task<List<Dictionary<string, AttributeValue>>> DueIn(string shard, DateTimeOffset now, CancellationToken ct)
    {
        var pages = dynamo.Paginators.Query(new QueryRequest
        {
            TableName = table.Name,
            IndexName = Keys.DueIndex,
            KeyConditionExpression = "dueShard = :shard AND dueAt <= :now",
            ExpressionAttributeValues = new Dictionary<string, AttributeValue>().Set(":shard", shard).Set(":now", now),
        });
        List<Dictionary<string, AttributeValue>> items = [];
        await foreach (var page in pages.Responses.WithCancellation(ct)) items.AddRange(page.Items);
        return items;
    }

    private static bool MovesListing(Lobby? before, Lobby after) => before is not { IsFindable: true }
        || (before.Settings.Mode, before.Settings.Region) != (after.Settings.Mode, after.Settings.Region);

    private async Task<Saved> Put(LobbyWrite write, CancellationToken ct)
    {
        try
        {
            await dynamo.PutItemAsync(write.AsRequest(), ct);
            return new Saved.Stored();
        }
        catch (ConditionalCheckFailedException failed)
        {
            // Old editions of DynamoDB Local do not tell what the write met.
            return new Saved.LostRace(failed.Item is { Count: > 0 } item ? LobbyItem.Read(item) : await Get(write.Lobby, ct));
        }
        catch (TransactionConflictException)
        {
            return new Saved.LostRace(await Get(write.Lobby, ct));
        }
    }

    private async Task<Saved> Transact(LobbyWrite write, CancellationToken ct)
    {
        try
        {
            await dynamo.TransactWriteItemsAsync(write.AsTransaction(), ct);
            return new Saved.Stored();
        }
        catch (TransactionCanceledException cancelled)
        {
            return write.WhyCancelled(cancelled.CancellationReasons) ?? new Saved.LostRace(await Get(write.Lobby, ct));
        }
    }
}
