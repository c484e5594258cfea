using Amazon.Lambda.Core;

namespace GameLobby.Functions.Tests.Parts;

/// <summary>A function's view of its invocation, as far as ours look at it.</summary>
internal sealed class Invocation(TimeSpan remaining) : ILambdaContext
{
    public static Invocation Usual => new(TimeSpan.FromSeconds(20));

    public TimeSpan RemainingTime => remaining;

    public string AwsRequestId => "request-1";

    public string FunctionName => "Function";

    public string FunctionVersion => "$LATEST";

    public string InvokedFunctionArn => "arn:aws:lambda:us-east-1:000000000000:function:Function";

    public int MemoryLimitInMB => 1024;

    public string LogGroupName => "";

    public string LogStreamName => "";

    public ILambdaLogger Logger => null!;

    public IClientContext ClientContext => null!;

    public ICognitoIdentity Identity => null!;
}
