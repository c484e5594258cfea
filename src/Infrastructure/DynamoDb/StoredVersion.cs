using System.Text.Json.Serialization;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>A stored entry of the version history. Without <c>by</c>, its author is the player.</summary>
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
