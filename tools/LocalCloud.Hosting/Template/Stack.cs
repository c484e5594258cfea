namespace GameLobby.LocalCloud.Template;

/// <summary>The resources of template.yaml, with all intrinsics resolved to local values.</summary>
#pragma warning disable CA1711 // CloudFormation's term; it cannot be mistaken for a collection.
public sealed record Stack
#pragma warning restore CA1711
{
    public required Account Account { get; init; }
    public IReadOnlyList<FunctionDefinition> Functions { get; init; } = [];
    public IReadOnlyList<TableDefinition> Tables { get; init; } = [];
    public IReadOnlyList<QueueDefinition> Queues { get; init; } = [];
    public IReadOnlyList<StreamSource> StreamSources { get; init; } = [];
    public IReadOnlyList<QueueSource> QueueSources { get; init; } = [];
    public IReadOnlyList<ScheduleSource> Schedules { get; init; } = [];
    public WebSocketApiDefinition? Api { get; init; }
    public HttpApiDefinition? HttpApi { get; init; }

    /// <summary>The template's parameters and their local values.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}
