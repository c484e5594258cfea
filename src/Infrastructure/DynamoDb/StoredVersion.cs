using System.Text.Json.Serialization;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>An entry of the version history as it is stored. Without an author, it is that of the player, if it has one.</summary>
internal sealed record StoredVersion(
    [property: JsonPropertyName("v")] long Version,
    [property: JsonPropertyName("at")] long At,
    [property: JsonPropertyName("by")] string? By,
    [property: JsonPropertyName("player")] string? Player,
    [property: JsonPropertyName("req")] string? Request,
    [property: JsonPropertyName("why")] string? Reason,
    [property: JsonPropertyName("detail")] string? Detail,
    [property: JsonPropertyName("did")] string[]? Changes,
    [property: JsonPropertyName("missed")] Dictionary<string, string>? Undelivered);
