using System.Collections.Concurrent;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Lambda.Processes;

/// <summary>Execution environments in separate processes. Their clock is the machine's.</summary>
/// <param name="variablesOf">Returns the environment variables of a function, except the Runtime API's address.</param>
/// <param name="idleTime">How long a process without an event is kept.</param>
/// <param name="log">Receives each line that a process writes.</param>
internal sealed class ProcessEnvironments(
    Account account,
    Func<FunctionDefinition, IReadOnlyDictionary<string, string>> variablesOf,
    TimeSpan idleTime,
    Action<string> log) : IEnvironments, IAsyncDisposable
{
    private readonly Lazy<ProcessGuard> guard = new(() => new ProcessGuard());
    private readonly ConcurrentDictionary<ProcessEnvironment, bool> running = new();

    /// <summary>More starts than cores would only slow each other down and exceed the limit of the init phase.</summary>
    private readonly SemaphoreSlim starts = new(Environment.ProcessorCount);

    private volatile bool stopped;

    /// <summary>On Lambda each environment has a share of a processor. Here more of them would only time out.</summary>
    public int MaxPerFunction => Math.Max(4, 2 * Environment.ProcessorCount);

    public TimeSpan? IdleTime => idleTime;

    public void Check(FunctionDefinition function) => FunctionBuild.FindExecutable(function);

    public async Task<IExecutionEnvironment> Start(FunctionDefinition function, TimeSpan limit)
    {
        await starts.WaitAsync();
        try
        {
            ObjectDisposedException.ThrowIf(stopped, this);
            var environment = await ProcessEnvironment.Start(function, account, variablesOf(function), guard.Value, log, Forget);
            running[environment] = true;
            try
            {
                await environment.Initialize(limit);
                return environment;
            }
            catch
            {
                await environment.DisposeAsync();
                throw;
            }
        }
        finally
        {
            starts.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (stopped) return;
        stopped = true;
        await Task.WhenAll(running.Keys.Select(environment => environment.DisposeAsync().AsTask()));
        if (guard.IsValueCreated) await guard.Value.DisposeAsync();
    }

    private void Forget(ProcessEnvironment environment) => running.TryRemove(environment, out _);
}
