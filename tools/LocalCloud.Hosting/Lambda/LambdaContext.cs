using Amazon.Lambda.Core;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>The context of one invocation in this process.</summary>
internal sealed class LambdaContext(FunctionDefinition function, Account account, InvocationRequest request, TimeProvider clock)
    : ILambdaContext
{
    public string AwsRequestId => request.Id;
    public string FunctionName => function.Id;
    public string FunctionVersion => "$LATEST";
    public string InvokedFunctionArn => account.FunctionArn(function.Id);
    public int MemoryLimitInMB => function.MemorySize;
    public string LogGroupName => $"/aws/lambda/{function.Id}";
    public string LogStreamName => "local";
    public ILambdaLogger Logger { get; } = new ConsoleLogger();
    public TimeSpan RemainingTime => request.Deadline - clock.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    // Both are also null on Lambda, except for calls by a mobile SDK.
    public IClientContext ClientContext => null!;
    public ICognitoIdentity Identity => null!;

    private sealed class ConsoleLogger : ILambdaLogger
    {
        public void Log(string message) => Console.Write(message);

        public void LogLine(string message) => Console.WriteLine(message);
    }
}
