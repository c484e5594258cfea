using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Runs before the first event. Returning false or throwing ends the environment.</summary>
public delegate Task<bool> LambdaBootstrapInitializer();

public sealed partial class LambdaBootstrapBuilder
{
    private readonly Handler handler;
    private HttpClient httpClient;
    private LambdaBootstrapInitializer initializer;

    private LambdaBootstrapBuilder(Handler handler) => this.handler = handler;

    public LambdaBootstrapBuilder UseHttpClient(HttpClient httpClient)
    {
        this.httpClient = httpClient;
        return this;
    }

    public LambdaBootstrapBuilder UseBootstrapHandler(LambdaBootstrapInitializer lambdaBootstrapInitializer)
    {
        initializer = lambdaBootstrapInitializer;
        return this;
    }

    public LambdaBootstrap Build() => new(handler, initializer, httpClient);

    private static LambdaBootstrapBuilder Nothing(Func<Stream, ILambdaContext, Task> handler) => new(async (input, context) =>
    {
        await handler(input, context);
        return Stream.Null;
    });

    private static LambdaBootstrapBuilder Nothing(Action<Stream, ILambdaContext> handler) => new((input, context) =>
    {
        handler(input, context);
        return Task.FromResult(Stream.Null);
    });

    private static LambdaBootstrapBuilder Raw(Func<Stream, ILambdaContext, Task<Stream>> handler) => new(new Handler(handler));

    private static LambdaBootstrapBuilder Raw(Func<Stream, ILambdaContext, Stream> handler) =>
        new((input, context) => Task.FromResult(handler(input, context)));

    private static LambdaBootstrapBuilder Typed<TOutput>(
        Func<Stream, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(async (input, context) => Written(await handler(input, context), serializer));

    private static LambdaBootstrapBuilder Typed<TOutput>(Func<Stream, ILambdaContext, TOutput> handler, ILambdaSerializer serializer) =>
        new((input, context) => Task.FromResult<Stream>(Written(handler(input, context), serializer)));

    private static MemoryStream Written<TOutput>(TOutput output, ILambdaSerializer serializer)
    {
        var json = new MemoryStream();
        serializer.Serialize(output, json);
        json.Position = 0;
        return json;
    }
}

/// <summary>A handler combined with its serializer.</summary>
internal delegate Task<Stream> Handler(Stream input, ILambdaContext context);
