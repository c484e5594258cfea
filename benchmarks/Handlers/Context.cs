using Amazon.Lambda.Core;

namespace GameLobby.Benchmarks.Handlers;

/// <summary>The context of an invocation that has 10 s left.</summary>
internal sealed class Context : ILambdaContext
{
    public string AwsRequestId => "00000000-0000-0000-0000-000000000000";

    public IClientContext ClientContext => null!;

    public string FunctionName => "Benchmark";

    public string FunctionVersion => "$LATEST";

    public ICognitoIdentity Identity => null!;

    public string InvokedFunctionArn => "";

    public ILambdaLogger Logger => null!;

    public string LogGroupName => "";

    public string LogStreamName => "";

    public int MemoryLimitInMB => 1024;

    public TimeSpan RemainingTime => TimeSpan.FromSeconds(10);
}
