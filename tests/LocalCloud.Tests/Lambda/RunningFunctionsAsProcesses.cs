using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Lambda.Processes;
using GameLobby.LocalCloud.Template;
using GameLobby.LocalCloud.Tests.Running;

namespace GameLobby.LocalCloud.Tests.Lambda;

public sealed class RunningFunctionsAsProcesses
{
    [Fact]
    public async Task A_process_has_only_the_variables_of_its_function_and_of_Lambda()
    {
        Environment.SetEnvironmentVariable("OF_LOCALCLOUD", "1");
        await using var functions = new FunctionProcesses();
        var receipt = await functions.Receipt("Sell", "buy");
        string[] expected =
        [
            "ANNOTATIONS_HANDLER", "OF_Sell",
            "AWS_ACCESS_KEY_ID", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_SQS", "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_LAMBDA_RUNTIME_API", "AWS_REGION", "AWS_SECRET_ACCESS_KEY",
            "LAMBDA_TASK_ROOT", "LANG", "LOCAL_SIGNING_KEY", "TZ", "_HANDLER",
            "HOME", "PATH", "TMPDIR", "TEMP", "TMP",
        ];
        // These may come from this machine, from the shell that starts the process, and from the runtime client.
        string[] others =
            ["DOTNET_ROOT", "DOTNET_TieredPGO", "SSL_CERT_FILE", "SSL_CERT_DIR", "PWD", "OLDPWD", "SHLVL", "_", "_X_AMZN_TRACE_ID"];
        Assert.Equal(expected.Order(StringComparer.Ordinal), receipt.Variables.Keys.Except(others).Order(StringComparer.Ordinal));
        Assert.Equal(("Sell", "512"), (receipt.Variables["AWS_ACCESS_KEY_ID"], receipt.Variables["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]));
        Assert.NotEqual(Environment.GetEnvironmentVariable("HOME"), receipt.Variables["HOME"]);
    }

    [Fact]
    public async Task A_process_receives_the_event_and_its_context()
    {
        await using var functions = new FunctionProcesses();
        var invocation = await functions.Invoke("Sell", "buy");
        var receipt = FunctionProcesses.Read(invocation);
        Assert.Equal(("Sell", invocation.Report!.RequestId), (receipt.Function, receipt.RequestId));
        Assert.InRange(receipt.RemainingSeconds, 30, 60);
    }

    [Fact]
    public async Task Consecutive_events_share_a_process()
    {
        await using var functions = new FunctionProcesses();
        var first = await functions.Receipt("Sell", "buy");
        var second = await functions.Receipt("Sell", "buy");
        Assert.Equal(first.ProcessId, second.ProcessId);
        Assert.NotEqual(first.RequestId, second.RequestId);
        Assert.Equal(1, functions.ColdStarts("Sell"));
    }

    [Fact]
    public async Task A_second_process_starts_while_the_first_is_busy()
    {
        await using var functions = new FunctionProcesses();
        var (busy, file) = await functions.InvokeBusy("Sell");
        var other = await functions.Receipt("Sell", "buy");
        Assert.False(busy.IsCompleted);
        await File.WriteAllTextAsync(file, "");
        Assert.NotEqual(other.ProcessId, FunctionProcesses.Read(await Wait.For(busy)).ProcessId);
        Assert.Equal(2, functions.ColdStarts("Sell"));
    }

    [Fact]
    public async Task Functions_have_separate_processes()
    {
        await using var functions = new FunctionProcesses();
        Assert.NotEqual((await functions.Receipt("Sell", "buy")).ProcessId, (await functions.Receipt("Buy", "buy")).ProcessId);
    }

    [Fact]
    public async Task A_process_is_stopped_between_events()
    {
        await using var functions = new FunctionProcesses();
        var process = (await functions.Receipt("Sell", "buy")).ProcessId;
        await Wait.Until(() => LinuxProcess.IsStopped(process));

        var (busy, file) = await functions.InvokeBusy("Sell");
        Assert.False(LinuxProcess.IsStopped(process));
        await File.WriteAllTextAsync(file, "");
        Assert.Equal(process, FunctionProcesses.Read(await Wait.For(busy)).ProcessId);
        await Wait.Until(() => LinuxProcess.IsStopped(process));
    }

    [Fact]
    public async Task Background_work_stands_still_between_events_and_continues_with_the_next_event()
    {
        await using var functions = new FunctionProcesses();
        var work = functions.NewFile();
        var process = (await functions.Receipt("Sell", "workOn", work)).ProcessId;
        await Wait.Until(() => LinuxProcess.IsStopped(process));
        var done = Length(work);

        // Another function's process runs for a time in which the work would go on.
        await functions.Receipt("Buy", "buy");
        Assert.Equal(done, Length(work));

        var (busy, file) = await functions.InvokeBusy("Sell");
        await Wait.Until(() => Length(work) > done);
        await File.WriteAllTextAsync(file, "");
        await Wait.For(busy);
    }

    [Fact]
    public async Task An_exception_fails_the_invocation_but_keeps_the_process()
    {
        await using var functions = new FunctionProcesses();
        var failed = await functions.Invoke("Sell", "fail");
        Assert.Equal(new InvocationError("InvalidOperationException", "No such order"), failed.Error);
        Assert.Contains("\"stackTrace\"", failed.Payload, StringComparison.Ordinal);
        Assert.Null((await functions.Invoke("Sell", "buy")).Error);
        Assert.Equal(1, functions.ColdStarts("Sell"));
    }

    [Fact]
    public async Task A_timeout_kills_the_process_and_fails_the_invocation()
    {
        await using var functions = new FunctionProcesses(timeout: TimeSpan.FromSeconds(2));
        var process = (await functions.Receipt("Sell", "buy")).ProcessId;
        var late = await Wait.For(functions.Invoke("Sell", "wait", functions.NewFile()));
        Assert.Equal(new InvocationError("Sandbox.Timedout", "Task timed out after 2.00 seconds"), late.Error);
        Assert.True(LinuxProcess.HasEnded(process));
        Assert.Equal((2000, false), (late.Report!.BilledMilliseconds, late.Report.IsColdStart));

        Assert.NotEqual(process, (await functions.Receipt("Sell", "buy")).ProcessId);
    }

    [Fact]
    public async Task A_process_that_exits_fails_the_invocation_and_its_output_is_complete()
    {
        await using var functions = new FunctionProcesses();
        var failed = await functions.Invoke("Sell", "exit");
        Assert.Equal(new InvocationError("Runtime.ExitError", "Runtime exited with error: exit status 3"), failed.Error);
        Assert.Contains("The last line", functions.Output);
        Assert.Null((await functions.Invoke("Sell", "buy")).Error);
        Assert.Equal(2, functions.ColdStarts("Sell"));
    }

    [Fact]
    public async Task An_error_of_the_init_phase_fails_the_invocation_that_caused_the_cold_start()
    {
        await using var functions = new FunctionProcesses();
        var failed = await functions.Invoke("FailInit", "buy");
        Assert.Equal(("InvalidOperationException", "No such queue"), (failed.Error!.Type, failed.Error.Message));
        Assert.True(failed.Report!.IsColdStart);
    }

    [Fact]
    public async Task A_process_that_exits_in_the_init_phase_fails_the_invocation()
    {
        await using var functions = new FunctionProcesses();
        var failed = await functions.Invoke("Crash", "buy");
        Assert.Equal(new InvocationError("Runtime.ExitError", "Runtime exited with error: signal: aborted"), failed.Error);
        Assert.Contains(functions.Output, line => line.Contains("No such table", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_process_without_an_event_ends_after_the_idle_time()
    {
        await using var functions = new FunctionProcesses(idleTime: TimeSpan.FromSeconds(1));
        var process = (await functions.Receipt("Sell", "buy")).ProcessId;
        await Wait.Until(() => LinuxProcess.HasEnded(process));
        Assert.NotEqual(process, (await functions.Receipt("Sell", "buy")).ProcessId);
    }

    [Fact]
    public async Task Stopping_LocalCloud_ends_stopped_and_busy_processes_and_deletes_their_files()
    {
        await using var functions = new FunctionProcesses();
        var idle = await functions.Receipt("Buy", "buy");
        var process = (await functions.Receipt("Sell", "buy")).ProcessId;
        var (busy, _) = await functions.InvokeBusy("Sell");
        await functions.Stop();
        Assert.True(LinuxProcess.HasEnded(idle.ProcessId));
        Assert.True(LinuxProcess.HasEnded(process));
        Assert.False(Directory.Exists(Path.GetDirectoryName(idle.Variables["TMPDIR"])));
        Assert.Equal("Runtime.ExitError", (await Wait.For(busy)).Error?.Type);
    }

    [Fact]
    public async Task Each_run_is_reported_with_its_cold_start_duration_and_billed_time()
    {
        await using var functions = new FunctionProcesses();
        var cold = (await functions.Invoke("Sell", "buy")).Report!;
        var warm = (await functions.Invoke("Sell", "fail")).Report!;
        Assert.Equal(("Sell", true, 512, null), (cold.Function, cold.IsColdStart, cold.MemorySize, cold.Error));
        Assert.Equal(("Sell", false, "InvalidOperationException"), (warm.Function, warm.IsColdStart, warm.Error?.Type));
        Assert.True(cold.InitDuration > TimeSpan.Zero && cold.Duration > TimeSpan.Zero);
        Assert.Equal(Math.Ceiling((cold.InitDuration!.Value + cold.Duration).TotalMilliseconds), cold.BilledMilliseconds);
    }

    [Theory]
    [InlineData("A::B::C", "F cannot run as a process: A::B::C is a method, not an executable.")]
    [InlineData("Nowhere", "F cannot run as a process: Nowhere is not built in /code.")]
    [InlineData("GameLobby.TestKit.Waiting", "F cannot run as a process: GameLobby.TestKit.Waiting has no Main.")]
    public async Task A_handler_that_is_not_an_executable_is_one_clear_line(string handler, string message)
    {
        await using var environments = new ProcessEnvironments(
            new Account(new Uri("http://127.0.0.1:3000")), _ => new Dictionary<string, string>(), TimeSpan.FromMinutes(5), _ => { });
        var function = new FunctionDefinition("F", handler)
        {
            CodeUri = handler == "GameLobby.TestKit.Waiting" ? AppContext.BaseDirectory : "/code",
        };
        var refused = Assert.Throws<LocalCloudException>(() => environments.Check(function));
        Assert.Equal(message, refused.Message);
    }

    private static long Length(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;
}
