using System.Diagnostics;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;
using GameLobby.Benchmarks.Clients;

namespace GameLobby.Benchmarks.Servers;

/// <summary>GameLobby on LocalCloud, without limits on the rate of requests.</summary>
internal sealed class LocalCloudServer : ServerProcess
{
    private static readonly string[] Unlimited =
    [
        .. new[] { "RequestsPerSecond", "RequestBurst", "ChatPerSecond", "ChatBurst" }
            .SelectMany(name => new[] { "--parameter", $"{name}=1000000" }),
    ];

    /// <summary>The configuration of this build, so that functions are not measured in another one.</summary>
    private static readonly string Configuration =
        typeof(LocalCloudServer).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private readonly HttpClient http;

    private LocalCloudServer(Process process, Uri address)
        : base(process) => http = new HttpClient { BaseAddress = address };

    public override string Name => "LocalCloud";

    public Uri Address => http.BaseAddress!;

    /// <summary>Starts it so that it reads the stream four times a second, as Lambda does.</summary>
    public static Task<LocalCloudServer> Start(params string[] options) => StartWithDefaults(["--stream-poll", "250", .. options]);

    /// <summary>Starts it so that it reads the stream after each write, as for a developer.</summary>
    public static async Task<LocalCloudServer> StartWithDefaults(params string[] options)
    {
        string[] always = ["--port", "0", "--log", "quiet", "--no-page", "--configuration", Configuration, .. Unlimited];
        var (process, address) = await Start("LocalCloud", [.. always, .. options]);
        return new LocalCloudServer(process, address);
    }

    public override async Task<Player> Connect(string id)
    {
        using var response = await http.PostAsJsonAsync("dev/token", new { playerId = id });
        var token = (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["token"]!;
        return await LobbyPlayer.Connect(id, new Uri($"ws://{Address.Authority}/v1"), token);
    }

    public Task<string> Ledger() => http.GetStringAsync("dev/ledger");

    public override ValueTask DisposeAsync()
    {
        http.Dispose();
        return base.DisposeAsync();
    }
}
