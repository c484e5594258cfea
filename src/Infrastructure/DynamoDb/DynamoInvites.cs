using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>Invites as items that expire.</summary>
internal sealed class DynamoInvites(IAmazonDynamoDB dynamo, LobbyTable table, DynamoIdempotencyRecords records) : IInvites
{
    public async Task<Invite?> Get(InviteId id, CancellationToken ct)
    {
        var response = await dynamo.GetItemAsync(
            new GetItemRequest { TableName = table.Name, Key = Keys.Of(id), ConsistentRead = true }, ct);
        return response.IsItemSet ? InviteItem.Read(response.Item) : null;
    }

    public Task<IdempotencyRecord?> Send(Invite invite, IdempotencyRecord record, CancellationToken ct) =>
        records.KeepThenCreate(record, InviteItem.Write(invite), ct);

    public Task<IdempotencyRecord?> Decline(InviteId id, IdempotencyRecord record, CancellationToken ct) => records.KeepWith(
        new TransactWriteItem { Update = InviteItem.Answer(table.Name, id, accepted: false) }, record, ct);
}
