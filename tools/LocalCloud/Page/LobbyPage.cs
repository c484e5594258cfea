using System.ComponentModel;

namespace GameLobby.LocalCloud.Page;

/// <summary>The lobby's page. npm builds it in the background, when it isn't built yet or its sources have changed since.</summary>
internal sealed class LobbyPage : IAsyncDisposable
{
    private static readonly TimeSpan TurnPoll = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource ending = new();

    private LobbyPage(PageSources sources)
    {
        Sources = sources;
        Built = sources.IsBuilt ? Task.CompletedTask : Task.Run(Build);
    }

    public PageSources Sources { get; }

    /// <summary>Ends once there is nothing more to wait for, well or not; it never fails.</summary>
    public Task Built { get; }

    public bool IsThere => File.Exists(Sources.Index);

    /// <summary>Why the page could not be built, and what to do.</summary>
    public string? Problem { get; private set; }

    /// <summary>The page in web/ beside a template; null: there is none.</summary>
    public static LobbyPage? Beside(string template)
    {
        var sources = new PageSources(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(template))!, "web"));
        return sources.Exists ? new LobbyPage(sources) : null;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await Built;
        ending.Dispose();
    }

    private async Task Build()
    {
        try
        {
            await using var turn = await Turn();
            // Another LocalCloud may have built it while this one waited.
            if (Sources.IsBuilt) return;
            if (!Sources.HasPackages) await Npm(["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error"]);
            await Npm(["run", "build"]);
        }
        catch (LocalCloudException problem)
        {
            Problem = problem.Message;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The stack has ended before the page was there.
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Problem = $"The page could not be built: {problem.Message}";
        }
    }

    private async Task Npm(string[] arguments)
    {
        try
        {
            if (await LocalCloud.Npm.Run(arguments, Sources.Folder, ending.Token) is { } reason)
                throw new LocalCloudException($"The page could not be built: npm {arguments[0]} failed ({reason}). {Remedy}");
        }
        catch (Win32Exception missing)
        {
            throw new LocalCloudException($"The page could not be built: npm isn't on the PATH. Install Node.js. {Remedy}", missing);
        }
    }

    private const string Remedy = "In the folder web, run: npm ci && npm run build";

    /// <summary>One at a time builds, of all processes.</summary>
    private async Task<FileStream> Turn()
    {
        while (true)
        {
            try
            {
                var turn = Path.Combine(Sources.Folder, ".building");
                return new FileStream(turn, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Directory.Exists(Sources.Folder))
            {
                await Task.Delay(TurnPoll, ending.Token);
            }
        }
    }
}
