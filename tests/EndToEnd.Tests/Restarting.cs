using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;

namespace GameLobby.EndToEnd.Tests;

/// <summary>LocalCloud is killed and starts again with the same tables. Connections, queues and timers are lost.</summary>
public sealed class Restarting : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("game-lobby-").FullName;

    private string Tables => Path.Combine(folder, "tables.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lobbies_heal_after_LocalCloud_or_its_engine_is_killed(bool killsEngine)
    {
        var starting = new { minPlayers = 1, countdownSeconds = 2, reconnectGraceSeconds = 300 };
        Snapshot lobby, other;
        long ready;
        await using (var before = await Run())
        {
            await using var ada = await before.Connect("ada");
            await using var grace = await before.Connect("grace");
            await using var alan = await before.Connect("alan");
            await using var hopper = await before.Connect("hopper");
            lobby = await ada.Create(new { reconnectGraceSeconds = 5 });
            await grace.Join(lobby);
            await alan.Join(lobby);
            ready = (await grace.Send("member.ready", new { ready = true }, "ready")).Version;
            other = await hopper.Create(starting);
            Assert.True((await hopper.Send("match.start", new { force = true })).IsOk);
            if (killsEngine) await before.Cloud.KillEngine();
            await before.Cloud.DisposeAsync();
        }

        await using var after = await Run();
        await using var adaAgain = await after.Connect("ada");
        await using var graceAgain = await after.Connect("grace");
        await using var hopperAgain = await after.Connect("hopper");

        Assert.True((await graceAgain.Get()).Of(graceAgain).IsReady);
        Assert.Equal(ready, (await graceAgain.Send("member.ready", new { ready = true }, "ready")).Version);
        // Alan does not return. A push to him fails, and his seat is freed in time.
        var left = await adaAgain.WaitUntil(it => it.LobbyId == lobby.LobbyId && it.Members.Count == 2);
        Assert.True(left.IsEquivalentTo(await adaAgain.Get()), $"{left}");
        // The timer of the countdown is lost. The sweep starts the match, unless a push found the old connection gone, which cancels it.
        var match = await hopperAgain.WaitUntil(it => it.LobbyId == other.LobbyId && it.Status is "inMatch" or "open");
        Assert.True(match.IsEquivalentTo(await hopperAgain.Get()), $"{match}");
        await using var late = await after.Connect("late");
        Assert.True((await late.Join(lobby)).Has(graceAgain));
    }

    private async Task<Session> Run()
    {
        var cloud = new CloudWithFile(Tables);
        await cloud.InitializeAsync();
        return new Session(cloud);
    }

    private sealed record Session(CloudWithFile Cloud) : IAsyncDisposable
    {
        public async Task<Player> Connect(string id)
        {
            var player = await Player.Connect(Cloud.Socket, id, id, await Cloud.Token(id));
            await player.Hello();
            return player;
        }

        /// <summary>Kills LocalCloud if it still runs.</summary>
        public async ValueTask DisposeAsync()
        {
            await Cloud.DisposeAsync();
            Cloud.Dispose();
        }
    }
}
