using System.Text;
using Amazon.Lambda.Core;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>An execution environment in this process. An event that timed out runs to its end, and its result is ignored.</summary>
internal sealed class InProcessEnvironment(
    Func<Stream, ILambdaContext, Task<Stream>> handler, Func<InvocationRequest, ILambdaContext> contextOf, TimeSpan initDuration)
    : IExecutionEnvironment
{
    public bool IsReusable => true;

    public TimeSpan InitDuration => initDuration;

    // A handler may block before its first await, so it runs on a pool thread.
    public Task<Invocation> Invoke(InvocationRequest request) => Task.Run(() => Call(request));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<Invocation> Call(InvocationRequest request)
    {
        try
        {
            using var input = new MemoryStream(Encoding.UTF8.GetBytes(request.EventJson));
            await using var output = await handler(input, contextOf(request));
            using var reader = new StreamReader(output);
            return new Invocation(await reader.ReadToEndAsync(), null);
        }
#pragma warning disable CA1031 // Any exception of a function fails only this invocation.
        catch (Exception failure)
        {
            await Console.Error.WriteLineAsync(failure.ToString());
            return Invocation.Failed(failure.GetType().Name, failure.Message);
        }
#pragma warning restore CA1031
    }
}
