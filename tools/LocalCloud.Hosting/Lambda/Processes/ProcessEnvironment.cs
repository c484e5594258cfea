using System.Diagnostics;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Lambda.Processes;

/// <summary>
/// An execution environment in a separate process, which is stopped (SIGSTOP) between events, and killed at its end: Lambda sends no other
/// signal to a function without extensions.
/// </summary>
internal sealed class ProcessEnvironment : IExecutionEnvironment
{
    /// <summary>How long to wait for the last output of a killed process.</summary>
    private static readonly TimeSpan OutputLimit = TimeSpan.FromSeconds(5);

    private readonly RuntimeApi api;
    private readonly Process process;
    private readonly ProcessGuard guard;
    private readonly DirectoryInfo folder;
    private readonly Action<ProcessEnvironment> ended;
    private readonly Task<int> exited;
    private readonly Lock gate = new();
    private Task? disposal;

    private ProcessEnvironment(
        RuntimeApi api, Process process, ProcessGuard guard, DirectoryInfo folder, Action<string> log, Action<ProcessEnvironment> ended)
    {
        (this.api, this.process, this.guard, this.folder, this.ended) = (api, process, guard, folder, ended);
        exited = Run(log);
    }

    public bool IsReusable => disposal is null && !exited.IsCompleted;

    public TimeSpan InitDuration { get; private set; }

    /// <summary>The CPU time that the process has used.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <param name="variables">The environment variables of the function and of Lambda.</param>
    /// <param name="log">Receives each line that the process writes.</param>
    /// <param name="ended">Called when the process has been killed.</param>
    public static async Task<ProcessEnvironment> Start(
        FunctionDefinition function,
        Account account,
        IReadOnlyDictionary<string, string> variables,
        ProcessGuard guard,
        Action<string> log,
        Action<ProcessEnvironment> ended)
    {
        var command = FunctionBuild.FindExecutable(function);
        var folder = guard.CreateFolder();
        var api = await RuntimeApi.Start(account.FunctionArn(function.Id));
        var start = ProcessGroup.Command(command[0], [.. command.Skip(1)]);
        start.WorkingDirectory = Path.GetDirectoryName(command[^1]);
        start.Environment.Clear();
        foreach (var (name, value) in variables) start.Environment[name] = value;
        foreach (var (name, value) in HostVariables(folder)) start.Environment[name] = value;
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = api.Address;
        start.Environment["LAMBDA_TASK_ROOT"] = start.WorkingDirectory;

        return new ProcessEnvironment(api, new Process { StartInfo = start }, guard, folder, log, ended);
    }

    /// <summary>Completes when the process is ready for an event.</summary>
    /// <exception cref="InitializationException">The runtime reported an error, or the process exited.</exception>
    /// <exception cref="TimeoutException">The initialization took longer than the limit.</exception>
    public async Task Initialize(TimeSpan limit)
    {
        var elapsed = Stopwatch.StartNew();
        await Task.WhenAny(api.Initialized, exited).WaitAsync(limit);
        if (!api.Initialized.IsCompleted) throw new InitializationException(ExitError(await exited));
        await api.Initialized;
        InitDuration = elapsed.Elapsed;
    }

    public async Task<Invocation> Invoke(InvocationRequest request)
    {
        var runtimeEvent = api.Send(request);
        Send(Signals.Continue);
        await Task.WhenAny(runtimeEvent.Ended.Task, exited);
        Send(Signals.Stop);
        return runtimeEvent.Result.Task.IsCompleted ? await runtimeEvent.Result.Task : ExitError(await exited);
    }

    public ValueTask DisposeAsync()
    {
        lock (gate) disposal ??= End();
        return new ValueTask(disposal);
    }

    /// <summary>Starts the process and completes with its exit code when it has exited and its output has been read.</summary>
    private async Task<int> Run(Action<string> log)
    {
        void Write(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is { } text) log(text);
        }

        process.OutputDataReceived += Write;
        process.ErrorDataReceived += Write;
        process.Start();
        guard.Add(process.Id);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Sends a signal, but not to another process that got the id of one that ended.</summary>
    private void Send(Action<int> signal)
    {
        lock (gate)
        {
            if (IsReusable) signal(process.Id);
        }
    }

    private async Task End()
    {
        process.Kill();
        await ((Task)exited).WaitAsync(OutputLimit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        guard.Remove(process.Id);
        await api.DisposeAsync();
        process.Dispose();
        if (folder.Exists) folder.Delete(recursive: true);
        ended(this);
    }

    /// <summary>Returns Lambda's error for a process that exited.</summary>
    private static Invocation ExitError(int exitCode) => Invocation.Failed("Runtime.ExitError", exitCode switch
    {
        0 => "Runtime exited without providing a reason",
        137 => "Runtime exited with error: signal: killed",
        134 => "Runtime exited with error: signal: aborted",
        _ => $"Runtime exited with error: exit status {exitCode}",
    });

    /// <summary>
    /// What a process needs from this machine. Its private folder is for temporary files, as /tmp on Lambda, and is deleted with it. The
    /// folder is also its home, so that it does not find the AWS profiles of the user.
    /// </summary>
    private static IEnumerable<(string Name, string Value)> HostVariables(DirectoryInfo folder)
    {
        string[] inherited = ["PATH", "DOTNET_ROOT", "DOTNET_TieredPGO", "SystemRoot", "SSL_CERT_FILE", "SSL_CERT_DIR"];
        string[] folders = ["HOME", "TMPDIR", "TEMP", "TMP"];
        return inherited
            .Select(name => (name, Environment.GetEnvironmentVariable(name)!))
            .Where(variable => variable.Item2 is not null)
            .Concat(folders.Select(name => (name, folder.FullName)));
    }
}
