using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GameLobby.LocalCloud.Development;
using GameLobby.LocalCloud.Tests.Gateway;
using GameLobby.LocalCloud.Tests.Sources;

namespace GameLobby.LocalCloud.Tests.Running;

public sealed partial class StoppingUnderLoad : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Ctrl_C_with_busy_clients_ends_without_an_error()
    {
        await using var cloud = LocalCloudProcess.StartInGroup(["--template", TemplateCopy.In(folder), "--port", "0"]);
        await Wait.Until(() => cloud.Output.Contains("Ctrl-C ends it", StringComparison.Ordinal));
        using var http = new HttpClient { BaseAddress = new Uri(ListeningAt().Match(cloud.Output).Groups[1].Value) };
        await using var ada = await Connect(http, "p1");
        await using var grace = await Connect(http, "p2");

        await Task.WhenAll(Play(ada), Play(grace));
        cloud.InterruptGroup();

        var (exitCode, output, errors) = await cloud.Ended();
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
        Assert.DoesNotContain("refused", output, StringComparison.Ordinal);
    }

    /// <summary>Sends more writes than the functions have completed when it returns.</summary>
    private static async Task Play(Client client)
    {
        for (var n = 0; n < 15; n++)
        {
            await client.Send($$"""{"action":"lobby.create","id":"c{{n}}","data":{"name":"Friday","mode":"ctf","maxPlayers":4} }""");
            await client.Send($$"""{"action":"lobby.leave","id":"l{{n}}","data":{} }""");
        }
    }

    private static async Task<Client> Connect(HttpClient http, string player)
    {
        using var response = await http.PostAsJsonAsync("/dev/token", new TokenRequest(player));
        var token = (await response.Content.ReadFromJsonAsync<JsonNode>())!["token"]!.ToString();
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await socket.ConnectAsync(new Uri($"ws://{http.BaseAddress!.Authority}/v1"), Client.Patience);
        return new Client(socket);
    }

    [GeneratedRegex(@"Listening at (\S+)")]
    private static partial Regex ListeningAt();
}
