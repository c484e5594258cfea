using System.Text.Json;
using GameLobby.Client;
using GameLobby.LobbyCtl.Tests.Running;

namespace GameLobby.LobbyCtl.Tests.Commands;

/// <summary>The commands that change lobbies, and the tokens of players.</summary>
[Collection(RunningCloud.Name)]
public sealed class Acting(CloudWithHistory cloud) : IAsyncLifetime
{
    private readonly Players players = new(cloud);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => players.Disconnect();

    [Fact]
    public async Task A_kicked_player_learns_the_reason()
    {
        var (ada, grace, _) = await players.Pair();
        var removed = new TaskCompletionSource<LobbyRemovedPush>();
        grace.LobbyRemoved += push => removed.TrySetResult(push);

        var output = await Tool.Output(cloud, "kick", grace.PlayerId!, "--reason", "Cheating");

        Assert.StartsWith($"Kicked {grace.PlayerId}. Version ", output, StringComparison.Ordinal);
        Assert.Equal("Cheating", (await Wait.For(removed.Task)).Detail);
        await Wait.Until(() => ada.CurrentLobby!.Members.Count == 1);
    }

    [Fact]
    public async Task A_banned_player_is_in_the_bans_of_the_lobby()
    {
        var (_, grace, lobby) = await players.Pair();

        await Tool.Output(cloud, "ban", grace.PlayerId!);

        var bans = (await Tool.Json(cloud, "show", lobby.LobbyId)).GetProperty("bans").EnumerateArray();
        Assert.Equal(grace.PlayerId, Assert.Single(bans).GetString());
    }

    [Fact]
    public async Task The_members_of_a_closed_lobby_learn_the_reason()
    {
        var (ada, _, lobby) = await players.Pair();
        var closed = new TaskCompletionSource<LobbyClosedPush>();
        ada.LobbyClosed += push => closed.TrySetResult(push);

        Assert.Equal($"Closed {lobby.LobbyId}.", (await Tool.Output(cloud, "close", lobby.LobbyId, "--reason", "Maintenance")).Trim());

        Assert.Equal("Maintenance", (await Wait.For(closed.Task)).Reason);
    }

    [Fact]
    public async Task A_lobby_is_open_after_the_end_of_its_match()
    {
        var (ada, _, lobby) = await players.Pair();
        await ada.StartMatchAsync(new StartMatch { Force = true });
        await Wait.Until(() => ada.CurrentLobby!.Status == LobbyStatus.InMatch);

        await Tool.Output(cloud, "end-match", lobby.LobbyId, "--result", "3:1");

        await Wait.Until(() => ada.CurrentLobby!.Status == LobbyStatus.Open);
    }

    [Fact]
    public async Task A_players_token_connects_the_player()
    {
        var token = (await Tool.Output(cloud, "token", "p1", "--name", "Ada")).Trim();
        await using var client = new LobbyClient(cloud.Socket, _ => Task.FromResult(token));

        await Wait.For(client.ConnectAsync());

        Assert.Equal(("p1", "Ada"), (client.PlayerId, client.PlayerName));
        Assert.Equal(JsonValueKind.String, (await Tool.Json(cloud, "token", "p1")).GetProperty("token").ValueKind);
    }
}
