namespace GameLobby.LocalCloud.Template;

/// <summary>An AWS::Serverless::Function with the Globals merged in.</summary>
/// <param name="Id">The logical id, which is also the function's local name.</param>
/// <param name="Handler">An assembly's name, or Assembly::Type::Method.</param>
public sealed record FunctionDefinition(string Id, string Handler)
{
    /// <summary>The method that the assembly's generated Main runs (ANNOTATIONS_HANDLER).</summary>
    public string? EntryPoint => Environment.GetValueOrDefault("ANNOTATIONS_HANDLER");

    /// <summary>The folder of the built function or of its project, absolute.</summary>
    public string CodeUri { get; init; } = "";

    /// <summary>The configuration whose build is used; null is the latest build.</summary>
    public string? Configuration { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The timeout; Lambda's default is 3 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>What the function may do.</summary>
    public IReadOnlyList<PolicyStatement> Policies { get; init; } = [];

    /// <summary>The memory size in MiB.</summary>
    public int MemorySize { get; init; } = 128;

    /// <summary>The reserved concurrency; null if the function shares the account's.</summary>
    public int? ReservedConcurrency { get; init; }
}
