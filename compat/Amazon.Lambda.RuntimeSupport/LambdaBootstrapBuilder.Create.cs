using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Creates the loop for a handler. The overloads are those of the published package, because GenerateMain calls them and the same calls
/// must be ambiguous.
/// </summary>
public sealed partial class LambdaBootstrapBuilder
{
    public static LambdaBootstrapBuilder Create(Func<Task> handler) =>
        Nothing((_, _) => handler());

    public static LambdaBootstrapBuilder Create(Func<Stream, Task> handler) =>
        Nothing((e, _) => handler(e));

    public static LambdaBootstrapBuilder Create<TInput>(Func<TInput, Task> handler, ILambdaSerializer serializer) =>
        Nothing((e, _) => handler(serializer.Deserialize<TInput>(e)));

    public static LambdaBootstrapBuilder Create(Func<ILambdaContext, Task> handler) =>
        Nothing((_, c) => handler(c));

    public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Task> handler) =>
        Nothing((e, c) => handler(e, c));

    public static LambdaBootstrapBuilder Create<TInput>(
        Func<TInput, ILambdaContext, Task> handler, ILambdaSerializer serializer) =>
        Nothing((e, c) => handler(serializer.Deserialize<TInput>(e), c));

    public static LambdaBootstrapBuilder Create(Func<Task<Stream>> handler) =>
        Raw((_, _) => handler());

    public static LambdaBootstrapBuilder Create(Func<Stream, Task<Stream>> handler) =>
        Raw((e, _) => handler(e));

    public static LambdaBootstrapBuilder Create<TInput>(Func<TInput, Task<Stream>> handler, ILambdaSerializer serializer) =>
        Raw((e, _) => handler(serializer.Deserialize<TInput>(e)));

    public static LambdaBootstrapBuilder Create(Func<ILambdaContext, Task<Stream>> handler) =>
        Raw((_, c) => handler(c));

    public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Task<Stream>> handler) =>
        Raw((e, c) => handler(e, c));

    public static LambdaBootstrapBuilder Create<TInput>(
        Func<TInput, ILambdaContext, Task<Stream>> handler, ILambdaSerializer serializer) =>
        Raw((e, c) => handler(serializer.Deserialize<TInput>(e), c));

    public static LambdaBootstrapBuilder Create<TOutput>(Func<Task<TOutput>> handler, ILambdaSerializer serializer) =>
        Typed((_, _) => handler(), serializer);

    public static LambdaBootstrapBuilder Create<TOutput>(Func<Stream, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        Typed((e, _) => handler(e), serializer);

    public static LambdaBootstrapBuilder Create<TInput, TOutput>(
        Func<TInput, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        Typed((e, _) => handler(serializer.Deserialize<TInput>(e)), serializer);

    public static LambdaBootstrapBuilder Create<TOutput>(
        Func<ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        Typed((_, c) => handler(c), serializer);

    public static LambdaBootstrapBuilder Create<TOutput>(
        Func<Stream, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        Typed((e, c) => handler(e, c), serializer);

    public static LambdaBootstrapBuilder Create<TInput, TOutput>(
        Func<TInput, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        Typed((e, c) => handler(serializer.Deserialize<TInput>(e), c), serializer);

    public static LambdaBootstrapBuilder Create(Action handler) =>
        Nothing((_, _) => handler());

    public static LambdaBootstrapBuilder Create(Action<Stream> handler) =>
        Nothing((e, _) => handler(e));

    public static LambdaBootstrapBuilder Create<TInput>(Action<TInput> handler, ILambdaSerializer serializer) =>
        Nothing((e, _) => handler(serializer.Deserialize<TInput>(e)));

    public static LambdaBootstrapBuilder Create(Action<ILambdaContext> handler) =>
        Nothing((_, c) => handler(c));

    public static LambdaBootstrapBuilder Create(Action<Stream, ILambdaContext> handler) =>
        Nothing((e, c) => handler(e, c));

    public static LambdaBootstrapBuilder Create<TInput>(Action<TInput, ILambdaContext> handler, ILambdaSerializer serializer) =>
        Nothing((e, c) => handler(serializer.Deserialize<TInput>(e), c));

    public static LambdaBootstrapBuilder Create(Func<Stream> handler) =>
        Raw((_, _) => handler());

    public static LambdaBootstrapBuilder Create(Func<Stream, Stream> handler) =>
        Raw((e, _) => handler(e));

    public static LambdaBootstrapBuilder Create<TInput>(Func<TInput, Stream> handler, ILambdaSerializer serializer) =>
        Raw((e, _) => handler(serializer.Deserialize<TInput>(e)));

    public static LambdaBootstrapBuilder Create(Func<ILambdaContext, Stream> handler) =>
        Raw((_, c) => handler(c));

    public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Stream> handler) =>
        Raw((e, c) => handler(e, c));

    public static LambdaBootstrapBuilder Create<TInput>(
        Func<TInput, ILambdaContext, Stream> handler, ILambdaSerializer serializer) =>
        Raw((e, c) => handler(serializer.Deserialize<TInput>(e), c));

    public static LambdaBootstrapBuilder Create<TOutput>(Func<TOutput> handler, ILambdaSerializer serializer) =>
        Typed((_, _) => handler(), serializer);

    public static LambdaBootstrapBuilder Create<TOutput>(Func<Stream, TOutput> handler, ILambdaSerializer serializer) =>
        Typed((e, _) => handler(e), serializer);

    public static LambdaBootstrapBuilder Create<TInput, TOutput>(Func<TInput, TOutput> handler, ILambdaSerializer serializer) =>
        Typed((e, _) => handler(serializer.Deserialize<TInput>(e)), serializer);

    public static LambdaBootstrapBuilder Create<TOutput>(Func<ILambdaContext, TOutput> handler, ILambdaSerializer serializer) =>
        Typed((_, c) => handler(c), serializer);

    public static LambdaBootstrapBuilder Create<TOutput>(
        Func<Stream, ILambdaContext, TOutput> handler, ILambdaSerializer serializer) =>
        Typed((e, c) => handler(e, c), serializer);

    public static LambdaBootstrapBuilder Create<TInput, TOutput>(
        Func<TInput, ILambdaContext, TOutput> handler, ILambdaSerializer serializer) =>
        Typed((e, c) => handler(serializer.Deserialize<TInput>(e), c), serializer);
}
