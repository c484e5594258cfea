using System.CommandLine;

namespace GameLobby.LobbyCtl.Commands;

internal static class CompletionCommand
{
    private const string Bash = """
        _lobbyctl() {
          local IFS=$'\n'
          COMPREPLY=($(lobbyctl "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null))
        }
        complete -F _lobbyctl lobbyctl
        """;

    private const string Zsh = """
        _lobbyctl() {
          local -a suggestions=("${(@f)$(lobbyctl "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          compadd -a suggestions
        }
        compdef _lobbyctl lobbyctl
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName lobbyctl -ScriptBlock {
            param($word, $command, $position)
            lobbyctl "[suggest:$position]" "$command" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "The shell: bash, zsh or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        var command = new Command("completion", "Prints a script that completes commands and options in a shell.") { shell };
        command.SetAction(parsed => Console.Out.WriteLine(parsed.GetRequiredValue(shell) switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            _ => PowerShell,
        }));
        return command;
    }
}
