namespace GameLobby.LocalCloud.Template;

/// <summary>An AWS::DynamoDB::Table. Enumerated values keep DynamoDB's own spelling.</summary>
/// <param name="Id">The logical id.</param>
public sealed record TableDefinition(string Id, string Name)
{
    /// <summary>Attribute name to type (S, N or B) of every key attribute.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    public required TableKey Key { get; init; }
    public IReadOnlyList<IndexDefinition> Indexes { get; init; } = [];

    /// <summary>StreamViewType; null: no stream.</summary>
    public string? StreamView { get; init; }

    public string? TimeToLiveAttribute { get; init; }
}

public sealed record TableKey(string Hash, string? Range);

/// <param name="Projection">ALL, KEYS_ONLY or INCLUDE.</param>
/// <param name="Included">The attributes that INCLUDE names.</param>
public sealed record IndexDefinition(string Name, TableKey Key, string Projection, IReadOnlyList<string> Included);
