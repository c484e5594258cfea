using Amazon.Runtime;
using Amazon.Runtime.Internal;
using GameLobby.LocalCloud.Lambda;

namespace GameLobby.LocalCloud.Iam;

/// <summary>
/// Gives functions that share this process credentials of their own: requests of the AWS SDK carry the access key of the function whose
/// invocation sends them. Disposing ends that.
/// </summary>
internal sealed class FunctionCredentials : IDisposable
{
    private static readonly AsyncLocal<string?> Current = new();
    private readonly Customizer customizer = new();

    public FunctionCredentials() => RuntimePipelineCustomizerRegistry.Instance.Register(customizer);

    /// <summary>Sets the function whose code runs in this asynchronous control flow.</summary>
    public static void Use(string functionId) => Current.Value = functionId;

    /// <summary>Whether a function's code runs in this asynchronous control flow.</summary>
    public static bool IsInUse => Current.Value is not null;

    public void Dispose() => RuntimePipelineCustomizerRegistry.Instance.Deregister(customizer);

    private sealed class Customizer : IRuntimePipelineCustomizer
    {
        public string UniqueName => nameof(FunctionCredentials);

        public void Customize(Type type, RuntimePipeline pipeline) => pipeline.AddHandlerAfter<Signer>(new KeyHandler());
    }

    /// <summary>Replaces the access key of the signature, which nobody verifies.</summary>
    private sealed class KeyHandler : PipelineHandler
    {
        private const string Header = "Authorization";

        public override void InvokeSync(IExecutionContext executionContext)
        {
            Replace(executionContext);
            base.InvokeSync(executionContext);
        }

        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            Replace(executionContext);
            return base.InvokeAsync<T>(executionContext);
        }

        private static void Replace(IExecutionContext context)
        {
            var headers = context.RequestContext.Request.Headers;
            if (Current.Value is { } function && headers.TryGetValue(Header, out var authorization))
            {
                headers[Header] = authorization.Replace(
                    $"Credential={FunctionEnvironment.AccessKey}/", $"Credential={function}/", StringComparison.Ordinal);
            }
        }
    }
}
