using System.CommandLine;

namespace GameLobby.LobbyCtl.Commands;

internal static class CompletionCommand
{
    // The directive suggests what contains the word, and shells complete what begins with it.
    private const string Bash = """
        _lobbyctl() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$(lobbyctl "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "$2"))
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
            lobbyctl "[suggest:$position]" "$command" | Where-Object { $_ -like "$word*" }
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
