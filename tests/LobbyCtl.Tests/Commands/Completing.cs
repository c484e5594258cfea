using System.Diagnostics;
using GameLobby.LobbyCtl.Tests.Running;

namespace GameLobby.LobbyCtl.Tests.Commands;

public sealed class Completing
{
    [Theory]
    [InlineData("lobbyctl his", "history")]
    [InlineData("lobbyctl dead-letters re", "redrive")]
    [InlineData("lobbyctl ls --mo", "--mode")]
    [InlineData("lobbyctl ls --status in", "inMatch")]
    public async Task Bash_completes_commands_options_and_values(string line, string completion)
    {
        var (_, script, _) = await Tool.Run(null, "completion", "bash");
        var test = $$"""
            lobbyctl() { dotnet exec "{{Tool.Program}}" "$@"; }
            {{script}}
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}}
            _lobbyctl lobbyctl '{{line.Split(' ')[^1]}}'
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", test]) { RedirectStandardOutput = true })!;

        var completions = await Wait.For(bash.StandardOutput.ReadToEndAsync());

        Assert.Equal([completion], completions.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("zsh", "compdef _lobbyctl lobbyctl")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Other_shells_have_a_script(string shell, string text) =>
        Assert.Contains(text, (await Tool.Run(null, "completion", shell)).Output, StringComparison.Ordinal);
}
