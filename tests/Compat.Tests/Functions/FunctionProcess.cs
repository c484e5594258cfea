using System.Diagnostics;

namespace GameLobby.Compat.Tests.Functions;

/// <summary>An execution environment: this assembly as a process, with a method of the sample as its handler.</summary>
internal sealed class FunctionProcess : IAsyncDisposable
{
    private readonly Process process;

    private FunctionProcess(Process process) => this.process = process;

    public static FunctionProcess Start(string handler, string runtimeApi, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(FunctionProcess).Assembly.Location])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ANNOTATIONS_HANDLER"] = handler;
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = runtimeApi;
        start.Environment["AWS_LAMBDA_FUNCTION_NAME"] = "sample";
        start.Environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "512";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    public async Task<(int ExitCode, string Output)> End()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var errors = process.StandardError.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return (process.ExitCode, await output + await errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await Wait.For(process.WaitForExitAsync());
        process.Dispose();
    }
}
