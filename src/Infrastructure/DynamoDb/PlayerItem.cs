using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.ApiGateway;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>A player's item.</summary>
internal static class PlayerItem
{
    public static Player Read(Dictionary<string, AttributeValue> item) => new(
        new PlayerId(item.Known(Schema.OfPlayer).Text("PK")["PLAYER#".Length..]),
        item.TextOrNull("connection") is { } id ? GatewayConnections.Create(new ConnectionId(id), item.Time("connectedAt")) : null,
        item.TextOrNull("lobby") is { } lobby ? new LobbyId(lobby) : null,
        item.ContainsKey("seatings") ? item.Number("seatings") : 0,
        item.TimeOrNull("guessesUntil") is { } until ? new WrongGuesses((int)item.Number("guesses"), until) : null)
    {
        LastSeenAt = (item.ContainsKey("connection") ? null : item.TimeOrNull("seenAt")) ?? item.TimeOrNull("connectedAt"),
        Subscriptions = [.. (item.GetValueOrDefault("watches")?.SS ?? []).Order(StringComparer.Ordinal).Select(Keys.ReadScope)],
    };
}
