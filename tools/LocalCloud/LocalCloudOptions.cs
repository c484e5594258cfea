using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Gateway;
using GameLobby.LocalCloud.Lambda;
using Microsoft.Extensions.Logging.Abstractions;

namespace GameLobby.LocalCloud;

/// <summary>How a LocalCloud is run.</summary>
public sealed record LocalCloudOptions
{
    /// <summary>The address to listen on: an IP address or localhost.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>0: any free one.</summary>
    public int Port { get; init; } = 3000;

    /// <summary>The file that keeps the tables; null: in memory.</summary>
    public string? DatabasePath { get; init; }

    /// <summary>A DynamoDB endpoint to use in place of an engine of its own.</summary>
    public Uri? DynamoDb { get; init; }

    /// <summary>The template's path; null: the nearest template.yaml upward.</summary>
    public string? Template { get; init; }

    /// <summary>Values for the template's parameters, in place of LocalCloud's own or the defaults.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>False: no client is let in, no event source polled and no schedule run; functions are invoked from outside only.</summary>
    public bool Serves { get; init; } = true;

    public GatewayLimits Limits { get; init; } = new();

    /// <summary>What goes wrong from the start; /dev/chaos can change it.</summary>
    public ChaosPlan Chaos { get; init; } = ChaosPlan.Calm;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where the gateway and the event sources report what goes wrong.</summary>
    public ILoggerFactory Logging { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Hears of every invocation once it has ended.</summary>
    public Action<InvocationTrace>? Trace { get; init; }
}
