using System.Globalization;
using System.Net.Http.Headers;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The context of one invocation, read from the Runtime API's headers and the environment.</summary>
internal sealed class InvocationContext : ILambdaContext
{
    private readonly DateTimeOffset deadline;

    private InvocationContext(DateTimeOffset deadline) => this.deadline = deadline;

    public string AwsRequestId { get; private init; }

    public string InvokedFunctionArn { get; private init; }

    public string TraceId { get; private init; }

    public string FunctionName { get; } = Variable("AWS_LAMBDA_FUNCTION_NAME");

    public string FunctionVersion { get; } = Variable("AWS_LAMBDA_FUNCTION_VERSION");

    public string LogGroupName { get; } = Variable("AWS_LAMBDA_LOG_GROUP_NAME");

    public string LogStreamName { get; } = Variable("AWS_LAMBDA_LOG_STREAM_NAME");

    public int MemoryLimitInMB { get; } =
        int.TryParse(Variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), CultureInfo.InvariantCulture, out var size) ? size : 0;

    public ILambdaLogger Logger { get; } = new ConsoleLogger();

    // Only invocations by a mobile SDK have these.
    public IClientContext ClientContext => null;

    public ICognitoIdentity Identity => null;

    public TimeSpan RemainingTime => deadline - DateTimeOffset.UtcNow;

    public static InvocationContext From(HttpResponseHeaders headers) =>
        new(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(Header(headers, "Deadline-Ms") ?? "0", CultureInfo.InvariantCulture)))
        {
            AwsRequestId = Header(headers, "Aws-Request-Id"),
            InvokedFunctionArn = Header(headers, "Invoked-Function-Arn"),
            TraceId = Header(headers, "Trace-Id"),
        };

    private static string Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues($"Lambda-Runtime-{name}", out var values) ? values.First() : null;

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name);
}
