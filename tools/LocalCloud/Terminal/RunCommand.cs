using System.Diagnostics;
using Spectre.Console;

namespace GameLobby.LocalCloud.Terminal;

/// <summary>Runs the stack until Ctrl-C, or until a process that it depends on exits.</summary>
internal static class RunCommand
{
    /// <summary>Where the engine has no process group, Ctrl-C reaches it too, and it may exit before the signal arrives here.</summary>
    private static readonly TimeSpan InterruptGracePeriod = TimeSpan.FromMilliseconds(300);

    public static async Task<int> Run(LocalCloudOptions options, Detail detail, CancellationToken ct)
    {
        var (output, errors) = (Console.Out, Console.Error);
        // The screen needs the real output, before the functions' log replaces it.
        var screen = new Screen(AnsiConsole.Console, output, detail);
        using var functionLog = new FunctionLog(screen.FunctionLine);
        using var logging = LoggerFactory.Create(logs => logs.AddProvider(new ScreenLogger(screen.Problem)));
        Console.SetOut(functionLog);
        Console.SetError(functionLog);

        var since = Stopwatch.StartNew();
        try
        {
            await using var cloud = await screen.Starting(
                progress => LocalCloudHost.StartAsync(options with { Trace = screen.Call, Logging = logging }, progress, ct));
            screen.ShowInstructions(cloud, since.Elapsed);
            await UntilStopped(cloud, ct);
            screen.ShowLedger(cloud.Ledger);
            return 0;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return 0;
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }

    private static async Task UntilStopped(LocalCloudHost cloud, CancellationToken ct)
    {
        var stopped = Task.Delay(Timeout.Infinite, ct);
        if (await Task.WhenAny(stopped, cloud.Failed) == stopped) return;
        await Task.WhenAny(stopped, Task.Delay(InterruptGracePeriod, CancellationToken.None));
        if (!ct.IsCancellationRequested) await cloud.Failed;
    }
}
