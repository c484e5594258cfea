using GameLobby.EndToEnd.Tests.Client;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests.Running;

/// <summary>
/// Base of tests that use real connections to a running LocalCloud. Every frame must conform to docs/asyncapi.yaml. The output has the log
/// of LocalCloud during the test.
/// </summary>
[Collection(RunningLocalCloud.Name)]
public abstract class EndToEndTest(LocalCloudProcess cloud, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly List<Player> players = [];
    private readonly int logStart = cloud.LogLength;

    private protected LocalCloudProcess Cloud => cloud;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var player in players) await player.DisposeAsync();
        output.WriteLine(cloud.LogSince(logStart));
        if (players.SelectMany(player => player.Faults).ToArray() is { Length: > 0 } faults) Assert.Fail(string.Join("\n\n", faults));
    }

    /// <summary>Connects a new player and sends hello.</summary>
    private protected Task<Player> Newcomer(string name, string? scope = null) =>
        Connected($"{name.ToLowerInvariant()}-{Guid.NewGuid():N}"[..16], name, scope);

    private protected async Task<IReadOnlyList<Player>> Newcomers(int count) =>
        await Task.WhenAll(Enumerable.Range(1, count).Select(number => Newcomer($"P{number}")));

    /// <summary>Creates a lobby with Ada as its host and Grace as a member.</summary>
    private protected async Task<(Player Ada, Player Grace)> Pair(object? rules = null)
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        await grace.Join(await ada.Create(rules));
        await ada.WaitUntil(it => it.Has(grace));
        return (ada, grace);
    }

    /// <summary>Connects the same player again and sends hello.</summary>
    private protected Task<Player> Reconnect(Player player) => Connected(player.Id, player.Name, null);

    /// <summary>Connects the same player again without a hello.</summary>
    private protected Task<Player> Connect(Player player) => Connect(player.Id, player.Name, null);

    private async Task<Player> Connected(string id, string name, string? scope)
    {
        var player = await Connect(id, name, scope);
        await player.Hello();
        return player;
    }

    private async Task<Player> Connect(string id, string name, string? scope)
    {
        var player = await Player.Connect(cloud.Socket, id, name, await cloud.Token(id, name, scope));
        lock (players) players.Add(player);
        return player;
    }
}
