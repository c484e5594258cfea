using System.Text.Json;
using GameLobby.LobbyCtl.Tests.Running;

namespace GameLobby.LobbyCtl.Tests.Commands;

/// <summary>The commands that only read.</summary>
[Collection(RunningCloud.Name)]
public sealed class Inspecting(CloudWithHistory cloud) : IAsyncLifetime
{
    private readonly Players players = new(cloud);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => players.Disconnect();

    [Fact]
    public async Task Ls_lists_private_lobbies_too()
    {
        var (_, _, lobby) = await players.Pair();

        JsonElement[] items = [];
        await Wait.Until(async () =>
        {
            items = [.. (await Tool.Json(cloud, "ls", "--mode", lobby.Mode)).GetProperty("items").EnumerateArray()];
            return items.Length > 0;
        });

        Assert.Equal(lobby.LobbyId, Assert.Single(items).GetProperty("lobbyId").GetString());
    }

    [Fact]
    public async Task Ls_does_not_wrap_ids_when_its_output_is_not_a_terminal()
    {
        var (_, _, lobby) = await players.Pair();

        await Wait.Until(async () =>
            (await Tool.Output(cloud, "ls", "--mode", lobby.Mode)).Contains(lobby.LobbyId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Show_has_the_members_of_a_lobby()
    {
        var (ada, grace, lobby) = await players.Pair();

        var output = await Tool.Output(cloud, "show", lobby.LobbyId);

        Assert.All(
            [lobby.Code!, ada.PlayerId!, grace.PlayerId!, "Friday night"], text => Assert.Contains(text, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Player_has_the_lobby_that_a_player_is_in()
    {
        var (ada, _, lobby) = await players.Pair();

        var player = await Tool.Json(cloud, "player", ada.PlayerId!);

        Assert.Equal(lobby.LobbyId, player.GetProperty("lobby").GetProperty("lobbyId").GetString());
        Assert.Contains("Friday night", await Tool.Output(cloud, "player", ada.PlayerId!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stats_count_the_lobbies_of_a_mode()
    {
        var (_, _, lobby) = await players.Pair();

        await Wait.Until(async () => (await Tool.Output(cloud, "stats")).Contains(lobby.Mode, StringComparison.Ordinal));
        var mode = (await Tool.Json(cloud, "stats")).GetProperty("modes").EnumerateArray()
            .Single(mode => mode.GetProperty("mode").GetString() == lobby.Mode);

        Assert.Equal(2, mode.GetProperty("counts").GetProperty("players").GetInt32());
    }

    [Fact]
    public async Task History_says_why_a_player_left()
    {
        var (_, grace, lobby) = await players.Pair();
        await Tool.Output(cloud, "kick", grace.PlayerId!, "--reason", "Cheating");

        await Wait.Until(async () =>
            (await Tool.Output(cloud, "history", lobby.LobbyId)).Contains("kicked: Cheating", StringComparison.Ordinal));

        var latest = (await Tool.Json(cloud, "history", lobby.LobbyId)).GetProperty("versions")[0];
        Assert.Equal(("admin", "lobbyctl"), (latest.GetProperty("by").GetString(), latest.GetProperty("playerId").GetString()));
    }

    [Fact]
    public async Task Cost_has_the_functions_and_the_price()
    {
        await players.Pair();

        Assert.Contains("MessageFunction", await Tool.Output(cloud, "cost"), StringComparison.Ordinal);
        Assert.True((await Tool.Json(cloud, "cost")).GetProperty("dollars").GetDecimal() > 0);
    }

    [Fact]
    public async Task Watch_shows_each_change_of_a_lobby_until_Ctrl_C()
    {
        var (ada, grace, lobby) = await players.Pair();
        await using var watch = Tool.Start(null, "--url", cloud.Aws.AbsoluteUri, "watch", lobby.LobbyId, "--json");
        Assert.Equal(2, Members(await watch.Line()));

        await grace.LeaveLobbyAsync();
        Assert.Equal(1, Members(await watch.Line()));

        watch.Interrupt();
        Assert.Equal(0, await watch.Ended());
        Assert.Equal(lobby.LobbyId, ada.CurrentLobby!.LobbyId);
    }

    [Fact]
    public async Task Watch_shows_the_lobbies()
    {
        var (_, _, lobby) = await players.Pair();
        await using var watch = Tool.Start(null, "--url", cloud.Aws.AbsoluteUri, "watch", "--mode", lobby.Mode);

        string? line;
        do line = await watch.Line();
        while (line?.Contains(lobby.LobbyId, StringComparison.Ordinal) is false);

        Assert.NotNull(line);
        watch.Interrupt();
        Assert.Equal(0, await watch.Ended());
    }

    private static int Members(string? line) => JsonSerializer.Deserialize<JsonElement>(line!).GetProperty("members").GetArrayLength();
}
