using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Gateway;
using GameLobby.LocalCloud.Lambda;
using Microsoft.Extensions.Logging.Abstractions;

namespace GameLobby.LocalCloud;

/// <summary>Settings for <see cref="LocalCloudHost"/>; all have defaults.</summary>
public sealed record LocalCloudOptions
{
    /// <summary>The address to listen on: an IP address or localhost.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The port to listen on; 0 uses a free one.</summary>
    public int Port { get; init; } = 3000;

    /// <summary>The file that stores the tables; null deletes them at the end.</summary>
    public string? DatabasePath { get; init; }

    /// <summary>An existing DynamoDB endpoint; null starts an engine.</summary>
    public Uri? DynamoDb { get; init; }

    /// <summary>The template's path; null uses the nearest template.yaml in this folder or above.</summary>
    public string? Template { get; init; }

    /// <summary>Values for the template's parameters; they override LocalCloud's values and the defaults.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether clients can connect and sources and schedules run. If false, functions run only when invoked directly.</summary>
    public bool Serves { get; init; } = true;

    /// <summary>Whether to serve the page in web/ beside the template, and to build it first if it is out of date.</summary>
    public bool ServesPage { get; init; }

    public GatewayLimits Limits { get; init; } = new();

    /// <summary>The faults to inject from the start; POST /dev/chaos replaces them.</summary>
    public ChaosPlan Chaos { get; init; } = ChaosPlan.None;

    /// <summary>Where the functions run.</summary>
    public Isolation Isolation { get; init; }

    /// <summary>The configuration, such as Release, whose build of the functions is used; null uses the latest build.</summary>
    public string? Configuration { get; init; }

    /// <summary>The folder with the functions' build, such as one of dotnet publish; null uses each function's CodeUri.</summary>
    public string? Code { get; init; }

    /// <summary>The account's limit of concurrent invocations, a new account's is 10; null for none.</summary>
    public int? Concurrency { get; init; }

    /// <summary>How long a function's process without an event is kept, and up to half as long again.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often streams are read, as Lambda does every 250 ms; null reads after each write.</summary>
    public TimeSpan? StreamPoll { get; init; }

    /// <summary>How much the clock of the functions is ahead of the stack's; it does not concern functions in processes.</summary>
    public TimeSpan FunctionClockSkew { get; init; }

    /// <summary>The clock of the stack. Functions in processes and their timeouts use the machine's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Receives the warnings and errors of the gateway and the event sources.</summary>
    public ILoggerFactory Logging { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Called after each invocation with the result that its caller gets.</summary>
    public Action<InvocationTrace>? Trace { get; init; }
}
