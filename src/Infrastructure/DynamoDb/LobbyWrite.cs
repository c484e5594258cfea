using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>The items to write for a lobby's next version, with their conditions.</summary>
internal sealed class LobbyWrite
{
    private const string ConditionFailed = "ConditionalCheckFailed";

    private readonly string table;
    private readonly Lobby? before;
    private readonly Lobby after;
    private readonly List<TransactWriteItem> others = [];
    private readonly List<SaveResult> resultsOfFailure = [];

    public LobbyWrite(string table, Lobby? before, Lobby after, Newcomer? newcomer)
    {
        (this.table, this.before, this.after) = (table, before, after);
        if (before?.Code != after.Code || after.IsClosed) MoveCode();
        if (newcomer is not null) Seat(newcomer.Player);
        if (newcomer?.Invite is { } invite) Accept(invite);
    }

    public LobbyId Lobby => after.Id;

    public bool IsAlone => others.Count == 0;

    private string Condition => before is null ? "attribute_not_exists(PK)" : "version = :before";

    private Dictionary<string, AttributeValue> Values =>
        before is null ? null! : new Dictionary<string, AttributeValue>().Set(":before", before.Version);

    public PutItemRequest AsRequest() => new()
    {
        TableName = table,
        Item = LobbyItem.Write(after),
        ConditionExpression = Condition,
        ExpressionAttributeValues = Values,
        ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
    };

    public TransactWriteItemsRequest AsTransaction() => new()
    {
        TransactItems =
        [
            new TransactWriteItem
            {
                Put = new Put
                {
                    TableName = table,
                    Item = LobbyItem.Write(after),
                    ConditionExpression = Condition,
                    ExpressionAttributeValues = Values,
                    ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
                },
            },
            .. others,
        ],
    };

    /// <summary>
    /// Returns why a transaction was cancelled; null when it conflicted with another one and the lobby must be read again.
    /// </summary>
    public SaveResult? ResultOf(List<CancellationReason> reasons)
    {
        if (reasons[0].Code == ConditionFailed)
            return new SaveResult.LostRace(reasons[0].Item is { Count: > 0 } item ? LobbyItem.ReadOrNull(item) : null);

        var failed = reasons.Skip(1).ToList().FindIndex(reason => reason.Code == ConditionFailed);
        return failed < 0 ? null : resultsOfFailure[failed];
    }

    private void MoveCode()
    {
        if (!after.IsClosed)
        {
            Add(new SaveResult.CodeTaken(), new TransactWriteItem
            {
                Put = new Put
                {
                    TableName = table,
                    Item = Keys.Of(after.Code).SetSchema(Schema.OfCode).Set("lobby", after.Id.Value),
                    ConditionExpression = "attribute_not_exists(PK)",
                },
            });
        }

        if (before is not null)
        {
            Add(new SaveResult.CodeTaken(), new TransactWriteItem
            {
                Delete = new Delete { TableName = table, Key = Keys.Of(before.Code) },
            });
        }
    }

    private void Seat(Player newcomer) => Add(new SaveResult.NewcomerMoved(), new TransactWriteItem
    {
        Update = new Update
        {
            TableName = table,
            Key = Keys.Of(newcomer.Id),
            UpdateExpression = "SET lobby = :lobby, seatings = :next",
            ConditionExpression = (newcomer.Seatings == 0 ? "attribute_not_exists(seatings)" : "seatings = :seatings")
                + (newcomer.Guesses is null ? " AND attribute_not_exists(guesses)" : " AND guesses = :guesses"),
            ExpressionAttributeValues = new Dictionary<string, AttributeValue>()
                .Set(":lobby", after.Id.Value)
                .Set(":next", newcomer.Seatings + 1)
                .Set(":seatings", newcomer.Seatings == 0 ? (long?)null : newcomer.Seatings)
                .Set(":guesses", newcomer.Guesses?.Count),
        },
    });

    private void Accept(InviteId invite) => Add(
        new SaveResult.NewcomerMoved(), new TransactWriteItem { Update = InviteItem.Answer(table, invite, accepted: true) });

    private void Add(SaveResult onFailure, TransactWriteItem item)
    {
        others.Add(item);
        resultsOfFailure.Add(onFailure);
    }
}
