using System.CommandLine;
using System.CommandLine.Invocation;
using GameLobby.LobbyCtl.Commands;
using GameLobby.LobbyCtl.Connecting;

namespace GameLobby.LobbyCtl;

/// <summary>The commands, and how they end.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    public static async Task<int> Run(string[] args)
    {
        var parsed = Root().Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            return ExitCode.WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = ShutdownTimeout,
            });
        }
        catch (CommandException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return problem.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    private static RootCommand Root() => new(
        "Operates a GameLobby service. Exits with 0 when done, 1 if the service refused, 2 for wrong usage, 3 if it is not reachable.")
    {
        GlobalOptions.Profile,
        GlobalOptions.Url,
        GlobalOptions.Token,
        GlobalOptions.Json,
        ListCommand.Create(),
        ShowCommand.Create(),
        WatchCommand.Create(),
        HistoryCommand.Create(),
        PlayerCommand.Create(),
        StatsCommand.Create(),
        KickCommand.Create(),
        BanCommand.Create(),
        CloseCommand.Create(),
        EndMatchCommand.Create(),
        SweepCommand.Create(),
        TokenCommand.Create(),
        CostCommand.Create(),
        CheckCommand.Create(),
        DeadLettersCommand.Create(),
        ExportCommand.Create(),
        EraseCommand.Create(),
        CompletionCommand.Create(),
    };
}
