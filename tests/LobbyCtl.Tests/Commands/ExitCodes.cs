using System.Text.Json;
using GameLobby.LobbyCtl.Tests.Running;

namespace GameLobby.LobbyCtl.Tests.Commands;

[Collection(RunningCloud.Name)]
public sealed class ExitCodes(CloudWithHistory cloud)
{
    [Fact]
    public async Task A_refused_request_is_code_1_with_the_error_on_standard_error()
    {
        var (exitCode, output, errors) = await Tool.Run(
            null, "--url", cloud.Aws.AbsoluteUri, "show", "01KEHZ2M5Q8R3T7V9X1Y4Z6A8B", "--json");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith("not_found: ", Assert.Single(Lines(errors)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_without_the_admin_scope_is_code_1()
    {
        var variables = new Dictionary<string, string?>
        {
            ["LOBBYCTL_URL"] = cloud.Aws.AbsoluteUri,
            ["LOBBYCTL_TOKEN"] = await cloud.Token("p1"),
        };

        var (exitCode, _, errors) = await Tool.Run(variables, "stats");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("forbidden: ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--nothing", "ls", "--nothing")]
    [InlineData("'show'", "show")]
    [InlineData("'closed'", "ls", "--status", "closed")]
    [InlineData("nowhere is not an http or https address", "--url", "nowhere", "ls")]
    [InlineData("needs a token", "--url", "https://lobby.example/v1", "ls")]
    [InlineData("is not LocalCloud on this machine", "--url", "https://lobby.example/v1", "--token", "x", "cost")]
    [InlineData("can't be read", "--profile", "nobody", "ls")]
    public async Task Wrong_usage_is_code_2(string message, params string[] arguments)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "nowhere");

        var (exitCode, output, errors) = await Tool.Run(new Dictionary<string, string?> { ["XDG_CONFIG_HOME"] = folder }, arguments);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ls")]
    [InlineData("cost")]
    [InlineData("dead-letters ls")]
    public async Task A_service_that_is_not_reachable_is_code_3(string command)
    {
        var (exitCode, _, errors) = await Tool.Run(null, ["--url", "http://127.0.0.1:1", .. command.Split(' ')]);

        Assert.Equal(3, exitCode);
        Assert.Contains("is not reachable", Assert.Single(Lines(errors)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_names_the_address()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.CreateSubdirectory("lobbyctl").FullName, "config.json");
            var profiles = new { profiles = new { here = new { url = $"{cloud.Aws}v1" } } };
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(profiles));

            var (exitCode, _, errors) = await Tool.Run(
                new Dictionary<string, string?> { ["XDG_CONFIG_HOME"] = folder.FullName, ["LOBBYCTL_URL"] = "http://127.0.0.1:1" },
                "--profile", "here", "ls");

            Assert.Equal((0, ""), (exitCode, errors));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
