using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>
/// The environment variables of functions in this process, which share its environment. Disposing restores the previous values.
/// </summary>
internal sealed class FunctionEnvironment : IDisposable
{
    /// <summary>
    /// The access key of all requests to the engine: DynamoDB Local has separate tables for each key. In requests of
    /// functions the endpoints see the function's logical id instead.
    /// </summary>
    public const string AccessKey = "local";

    /// <summary>The AppContext data with the stack's <see cref="TimeProvider"/>. Functions that read it follow a test's clock.</summary>
    public const string Clock = "LocalCloud.Clock";

    public const string ExecutionEnvironment = "AWS_Lambda_dotnet10";

    /// <summary>Variables that would override the local endpoints or credentials in the SDK.</summary>
    private static readonly string[] Overriding =
        ["AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_ENDPOINT_URL", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"];

    private readonly Dictionary<string, string?> before = [];

    public FunctionEnvironment(Stack stack, string? signingKey, TimeProvider clock, double? connectionSeconds = null)
    {
        AppContext.SetData(Clock, clock);
        foreach (var name in Overriding) Set(name, null);
        foreach (var (name, value) in Platform(stack.Account, signingKey)) Set(name, value);
        foreach (var (name, value) in Merged(stack.Functions)) Set(name, value);

        // Clients receive this limit in the reply to session.hello.
        if (connectionSeconds is { } seconds) Set("CONNECTION_SECONDS", $"{Math.Ceiling(seconds)}");
    }

    /// <summary>
    /// Returns the environment variables of a function in a separate process: the template's and Lambda's
    /// (https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html). The access key identifies the function.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Of(
        FunctionDefinition function, Account account, string? signingKey, double? connectionSeconds = null)
    {
        var variables = new Dictionary<string, string>(function.Environment);
        foreach (var (name, value) in Platform(account, signingKey)) variables[name] = value;
        if (connectionSeconds is { } seconds) variables["CONNECTION_SECONDS"] = $"{Math.Ceiling(seconds)}";
        variables["AWS_ACCESS_KEY_ID"] = function.Id;
        variables["AWS_LAMBDA_FUNCTION_NAME"] = function.Id;
        variables["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST";
        variables["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = $"{function.MemorySize}";
        variables["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand";
        variables["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{function.Id}";
        variables["AWS_LAMBDA_LOG_STREAM_NAME"] = $"{DateTimeOffset.UtcNow:yyyy/MM/dd}/[$LATEST]{Guid.NewGuid():N}";
        variables["LANG"] = "en_US.UTF-8";
        variables["TZ"] = ":UTC";
        variables["_HANDLER"] = function.Handler;
        return variables;
    }

    public void Dispose()
    {
        AppContext.SetData(Clock, null);
        foreach (var (name, value) in before) Environment.SetEnvironmentVariable(name, value);
    }

    /// <summary>Merges the functions' variables, except for the entry point, which differs and which only a generated Main reads.</summary>
    internal static IReadOnlyDictionary<string, string> Merged(IEnumerable<FunctionDefinition> functions)
    {
        var merged = new Dictionary<string, (string Function, string Value)>();
        foreach (var function in functions)
        {
            foreach (var (name, value) in function.Environment.Where(variable => variable.Key != "ANNOTATIONS_HANDLER"))
            {
                if (merged.TryGetValue(name, out var other) && other.Value != value)
                    throw new LocalCloudException(
                        $"template: {name} differs between {other.Function} and {function.Id}, "
                        + "but LocalCloud runs all functions in one process. Use --isolation process.");
                merged[name] = (function.Id, value);
            }
        }

        return merged.ToDictionary(variable => variable.Key, variable => variable.Value.Value);
    }

    private static Dictionary<string, string> Platform(Account account, string? signingKey)
    {
        var variables = new Dictionary<string, string>
        {
            ["AWS_REGION"] = account.Region,
            ["AWS_DEFAULT_REGION"] = account.Region,
            ["AWS_ACCESS_KEY_ID"] = AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = "local",
            ["AWS_ENDPOINT_URL_DYNAMODB"] = account.Endpoint.AbsoluteUri.TrimEnd('/'),
            ["AWS_ENDPOINT_URL_SQS"] = account.QueueEndpoint.AbsoluteUri,
            ["AWS_EXECUTION_ENV"] = ExecutionEnvironment,
        };
        if (signingKey is not null) variables["LOCAL_SIGNING_KEY"] = signingKey;
        return variables;
    }

    private void Set(string name, string? value)
    {
        before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}
