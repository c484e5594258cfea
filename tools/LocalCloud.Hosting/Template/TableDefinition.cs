using System.Text.Json;

namespace GameLobby.LocalCloud.Template;

/// <summary>An AWS::DynamoDB::Table. Enumerated values have DynamoDB's spelling.</summary>
/// <param name="Id">The logical id.</param>
public sealed record TableDefinition(string Id, string Name)
{
    /// <summary>The type (S, N or B) of each key attribute.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    public required TableKey Key { get; init; }
    public IReadOnlyList<IndexDefinition> Indexes { get; init; } = [];

    /// <summary>The StreamViewType; null without a stream.</summary>
    public string? StreamView { get; init; }

    public string? TimeToLiveAttribute { get; init; }

    /// <summary>Returns the kind of an item, its sort key up to a #; null if the table has no sort key that is a string.</summary>
    /// <param name="item">The item, or its key.</param>
    public string? KindOf(JsonElement item) =>
        Key.Range is { } range && item.ValueKind is JsonValueKind.Object
        && item.TryGetProperty(range, out var value) && value.TryGetProperty("S", out var text)
            ? text.GetString()?.Split('#')[0]
            : null;
}

public sealed record TableKey(string Hash, string? Range);

/// <param name="Projection">ALL, KEYS_ONLY or INCLUDE.</param>
/// <param name="Included">The attributes of an INCLUDE projection.</param>
public sealed record IndexDefinition(string Name, TableKey Key, string Projection, IReadOnlyList<string> Included);
