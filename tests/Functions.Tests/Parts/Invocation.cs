using Amazon.Lambda.Core;

namespace GameLobby.Functions.Tests.Parts;

/// <summary>An invocation context with the values that our functions read.</summary>
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
