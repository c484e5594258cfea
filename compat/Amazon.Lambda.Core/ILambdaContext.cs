namespace Amazon.Lambda.Core;

/// <summary>What the runtime tells a function about the invocation under way.</summary>
public interface ILambdaContext
{
    string AwsRequestId { get; }

    IClientContext ClientContext { get; }

    string FunctionName { get; }

    string FunctionVersion { get; }

    ICognitoIdentity Identity { get; }

    string InvokedFunctionArn { get; }

    ILambdaLogger Logger { get; }

    string LogGroupName { get; }

    string LogStreamName { get; }

    int MemoryLimitInMB { get; }

    /// <summary>Time until the invocation is cut off.</summary>
    TimeSpan RemainingTime { get; }

    string TenantId => string.Empty;

    /// <summary>The X-Ray trace header of this invocation.</summary>
    string TraceId => string.Empty;

    ILambdaSerializer Serializer => null;
}
