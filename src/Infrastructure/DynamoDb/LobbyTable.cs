namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>The name of the table.</summary>
public sealed record LobbyTable(string Name);
