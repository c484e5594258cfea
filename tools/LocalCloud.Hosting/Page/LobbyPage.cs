using System.ComponentModel;

namespace GameLobby.LocalCloud.Page;

/// <summary>The web page. npm builds it in the background if it is missing or older than its sources.</summary>
internal sealed class LobbyPage : IAsyncDisposable
{
    private static readonly TimeSpan LockPollInterval = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource stopping = new();

    private LobbyPage(PageSources sources)
    {
        Sources = sources;
        Built = sources.IsBuilt ? Task.CompletedTask : Task.Run(Build);
    }

    public PageSources Sources { get; }

    /// <summary>Completes when the build has succeeded, failed or was not needed; never faults.</summary>
    public Task Built { get; }

    public bool Exists => File.Exists(Sources.Index);

    /// <summary>The reason why the build failed and how to fix it; null if it did not fail.</summary>
    public string? Problem { get; private set; }

    /// <summary>Returns the page in web/ beside a template, or null if there is none.</summary>
    public static LobbyPage? Beside(string template)
    {
        var sources = new PageSources(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(template))!, "web"));
        return sources.Exists ? new LobbyPage(sources) : null;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Built;
        stopping.Dispose();
    }

    private async Task Build()
    {
        try
        {
            await using var buildLock = await AcquireLock();
            // Another LocalCloud may have built the page in the meantime.
            if (Sources.IsBuilt) return;
            if (!Sources.HasPackages) await Npm(["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error"]);
            await Npm(["run", "build"]);
        }
        catch (LocalCloudException problem)
        {
            Problem = problem.Message;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // LocalCloud stopped before the build ended.
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
            if (await LocalCloud.Npm.Run(arguments, Sources.Folder, stopping.Token) is { } reason)
                throw new LocalCloudException($"The page could not be built: npm {arguments[0]} failed ({reason}). {Remedy}");
        }
        catch (Win32Exception missing)
        {
            throw new LocalCloudException($"The page could not be built: npm is not on the PATH. Install Node.js. {Remedy}", missing);
        }
    }

    private const string Remedy = "In the folder web, run: npm ci && npm run build";

    /// <summary>Waits until no other process builds the page, and locks it.</summary>
    private async Task<FileStream> AcquireLock()
    {
        while (true)
        {
            try
            {
                var file = Path.Combine(Sources.Folder, ".building");
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Directory.Exists(Sources.Folder))
            {
                await Task.Delay(LockPollInterval, stopping.Token);
            }
        }
    }
}
