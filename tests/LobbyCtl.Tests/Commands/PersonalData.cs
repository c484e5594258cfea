using System.Text.Json;
using GameLobby.Client;
using GameLobby.LobbyCtl.Tests.Running;

namespace GameLobby.LobbyCtl.Tests.Commands;

/// <summary>The commands that export and erase what is stored about a player.</summary>
[Collection(RunningCloud.Name)]
public sealed class PersonalData(CloudWithHistory cloud) : IAsyncLifetime
{
    private readonly Players players = new(cloud);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => players.Disconnect();

    [Fact]
    public async Task An_export_has_what_is_stored_of_the_player_and_of_nobody_else()
    {
        var (ada, grace, lobby) = await players.Pair();
        await grace.SendChatAsync("I am Grace");
        await ada.SendChatAsync("I am Ada");
        await grace.UpdateMemberAsync(new UpdateMember { Data = new Dictionary<string, string?> { ["character"] = "scout" } });

        var text = await Tool.Output(cloud, "export", grace.PlayerId!);

        var items = JsonSerializer.Deserialize<JsonElement>(text).GetProperty("items").EnumerateArray().ToLookup(
            item => item.GetProperty("sortKey").GetString()!.Split('#')[0], item => item.GetProperty("data"));
        Assert.Equal("I am Grace", Assert.Single(items["CHAT"]).GetProperty("text").GetString());
        Assert.Equal(lobby.LobbyId, Assert.Single(items["PLAYER"]).GetProperty("lobby").GetString());
        var member = Assert.Single(Assert.Single(items["LOBBY"]).GetProperty("members").EnumerateArray());
        Assert.Equal("scout", member.GetProperty("data").GetProperty("character").GetString());
        Assert.DoesNotContain("Ada", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_erased_player_has_no_session_no_lobby_and_no_message()
    {
        var (ada, grace, lobby) = await players.Pair();
        await grace.SendChatAsync("I am Grace");
        await ada.SendChatAsync("I am Ada");
        var removed = new TaskCompletionSource<LobbyRemovedPush>();
        grace.LobbyRemoved += push => removed.TrySetResult(push);

        var erasure = await Tool.Json(cloud, "erase", grace.PlayerId!);

        await Wait.For(removed.Task);
        Assert.True(erasure.GetProperty("deleted").GetInt32() >= 2);
        Assert.Contains(erasure.GetProperty("kept").EnumerateArray(), item =>
            item.GetProperty("key").GetString() == $"LOBBY#{lobby.LobbyId}");
        var chat = await ada.GetChatHistoryAsync(new GetChatHistory());
        Assert.Equal(["I am Ada"], chat.Messages.Select(message => message.Text));
        await Assert.ThrowsAsync<LobbyException>(() => grace.GetLobbyAsync());
    }

    [Fact]
    public async Task Of_an_unknown_player_nothing_is_stored()
    {
        Assert.Empty((await Tool.Json(cloud, "export", "nobody")).GetProperty("items").EnumerateArray());
        Assert.Equal("Items deleted: 0.", (await Tool.Output(cloud, "erase", "nobody")).Trim());
    }
}
