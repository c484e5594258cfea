using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Gateway;

namespace GameLobby.LocalCloud.Testing;

/// <summary>Settings for <see cref="TestCloud"/>; all have defaults.</summary>
public sealed record TestCloudOptions
{
    /// <summary>The template's path; null uses the nearest template.yaml in the current folder, the test's folder or above.</summary>
    public string? Template { get; init; }

    /// <summary>Values for the template's parameters.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The faults to inject from the start.</summary>
    public ChaosPlan Chaos { get; init; } = ChaosPlan.None;

    /// <summary>The account's limit of concurrent invocations; null for none.</summary>
    public int? Concurrency { get; init; }

    /// <summary>How often streams are read, as Lambda does every 250 ms; null reads after each write.</summary>
    public TimeSpan? StreamPoll { get; init; }

    /// <summary>How much the clock of the functions is ahead of <see cref="TestCloud.Clock"/>; may be negative.</summary>
    public TimeSpan FunctionClockSkew { get; init; }

    /// <summary>The limits of the WebSocket API.</summary>
    public GatewayLimits Limits { get; init; } = new();
}
