using System.Text.Json.Nodes;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

/// <summary>The event of $disconnect is lost, or does not name the player.</summary>
public sealed class MissingDisconnects(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output), IAsyncLifetime
{
    async Task IAsyncLifetime.DisposeAsync()
    {
        await Cloud.Plan([]);
        await DisposeAsync();
    }

    [Theory]
    [InlineData("lostDisconnect")]
    [InlineData("anonymousDisconnect")]
    public async Task The_next_push_to_a_member_whose_disconnect_is_missing_marks_them_as_away(string fault)
    {
        var (ada, grace) = await Pair();
        await Cloud.Plan(new JsonObject { ["rates"] = new JsonObject { [fault] = 1 } });

        ada.LoseNetwork();

        // The first push may come before the gateway notices the loss.
        var isReady = false;
        await Wait.Until(
            async () =>
            {
                await grace.Ready(isReady = !isReady);
                return !grace.Lobby.Of(ada).IsOnline;
            },
            interval: TimeSpan.FromMilliseconds(200));
        Assert.NotNull(grace.Lobby.Of(ada).AwayUntil);
    }
}
