using System.Text.Json;
using GameLobby.LobbyCtl.Tests.Running;

namespace GameLobby.LobbyCtl.Tests.Commands;

[Collection(RunningCloud.Name)]
public sealed class Checking(CloudWithHistory cloud)
{
    private static readonly string[] Steps =
        ["Connected and said hello", "Created a private lobby", "Got ready over HTTP", "Received the push", "Left the lobby"];

    [Fact]
    public async Task A_working_deployment_passes_each_step_of_the_check()
    {
        var lines = (await Tool.Output(cloud, "check")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(Steps, lines.Select(line => line.Split(": ")[0]));
        Assert.All(lines, line => Assert.EndsWith(" ms", line.TrimEnd(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_json_each_step_is_a_line()
    {
        var lines = (await Tool.Output(cloud, "check", "--json")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var steps = lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToArray();
        Assert.Equal(Steps, steps.Select(step => step.GetProperty("name").GetString()));
        Assert.All(steps, step => Assert.True(step.GetProperty("milliseconds").GetInt64() >= 0));
    }

    [Fact]
    public async Task The_player_of_a_token_is_in_no_lobby_after_the_check()
    {
        var token = await cloud.Token("checker");
        string[] check = ["check", "--token", token, "--socket-url", cloud.Socket.AbsoluteUri];

        await Tool.Output(cloud, check);

        Assert.Contains(Steps[^1], await Tool.Output(cloud, check), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_token_fails_the_first_step_with_code_1()
    {
        var (exitCode, output, errors) = await Tool.Run(null, "--url", cloud.Aws.AbsoluteUri, "check", "--token", "nobody");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith("Connected and said hello: failed: refused: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_request_over_HTTP_fails_the_check_after_the_steps_before_it()
    {
        var (exitCode, output, errors) = await Tool.Run(
            null, "check", "--url", "http://127.0.0.1:1", "--socket-url", cloud.Socket.AbsoluteUri, "--token", await cloud.Token("half"));

        Assert.Equal(3, exitCode);
        Assert.Equal(Steps[..2], output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ")[0]));
        Assert.Contains("http://127.0.0.1:1/ is not reachable", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_WebSocket_API_that_is_not_reachable_is_code_3()
    {
        var (exitCode, output, errors) = await Tool.Run(
            null, "check", "--socket-url", "ws://127.0.0.1:1/v1", "--token", "x", "--timeout", "1");

        Assert.Equal((3, ""), (exitCode, output));
        Assert.Equal("Connected and said hello: failed: nothing arrived within 1 s.", errors.Trim());
    }

    [Theory]
    [InlineData("needs the address of its WebSocket API", "--url", "https://lobby.example", "--token", "x", "check")]
    [InlineData("is not a ws or wss address", "check", "--socket-url", "https://lobby.example")]
    [InlineData("must be at least 1 second", "check", "--timeout", "0")]
    public async Task A_missing_or_wrong_setting_is_code_2(string message, params string[] arguments)
    {
        var (exitCode, _, errors) = await Tool.Run(null, arguments);

        Assert.Equal(2, exitCode);
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }
}
