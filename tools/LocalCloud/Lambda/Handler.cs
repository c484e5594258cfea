using System.Reflection;
using Amazon.Lambda.Core;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>
/// A function's handler as Lambda's runtime sees it: JSON bytes in, JSON bytes out through the assembly's serializer, and a class whose
/// constructor is the cold start.
/// </summary>
internal sealed class Handler
{
    private readonly MethodInfo method;
    private readonly Type serializer;

    private Handler(MethodInfo method)
    {
        this.method = method;
        var assembly = method.DeclaringType!.Assembly;
        var named = method.GetCustomAttribute<LambdaSerializerAttribute>() ?? assembly.GetCustomAttribute<LambdaSerializerAttribute>();
        serializer = named?.SerializerType
            ?? throw new LocalCloudException($"{assembly.GetName().Name} names no LambdaSerializer.");
    }

    /// <param name="handler">An assembly whose generated Main runs <paramref name="entryPoint"/>, or Assembly::Type::Method.</param>
    public static Handler Find(string functionId, string handler, string? entryPoint)
    {
        var parts = handler.Split("::");
        var assembly = Load(functionId, parts[0]);
        var method = parts is [_, var type, var name]
            ? assembly.GetType(type)?.GetMethod(name)
            : assembly.GetTypes()
                .Where(IsGenerated)
                .Select(generated => generated.GetMethod(entryPoint ?? ""))
                .FirstOrDefault(found => found is not null);
        return method is null
            ? throw new LocalCloudException($"{functionId}: {parts[0]} has no generated handler for {entryPoint ?? handler}.")
            : new Handler(method);
    }

    /// <summary>Makes one execution environment: constructs the class, its container and all.</summary>
    public Func<Stream, ILambdaContext, Task<Stream>> ColdStart()
    {
        var target = method.IsStatic
            ? null
            : Activator.CreateInstance(method.DeclaringType!, BindingFlags.DoNotWrapExceptions, null, null, null);
        var json = new JsonCodec((ILambdaSerializer)Activator.CreateInstance(serializer)!);
        return async (input, context) =>
        {
            object?[] arguments = [.. method.GetParameters().Select(parameter => Argument(parameter.ParameterType, input, context, json))];
            var result = method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            return json.Write(await Awaited.Result(result), Awaited.Type(method.ReturnType));
        };
    }

    private static object? Argument(Type type, Stream input, ILambdaContext context, JsonCodec json) =>
        type == typeof(ILambdaContext) ? context : type == typeof(Stream) ? input : json.Read(input, type);

    /// <summary>The name that Amazon.Lambda.Annotations gives to what it generates: Class_Method_Generated.</summary>
    private static bool IsGenerated(Type type) => type.Name.EndsWith("_Generated", StringComparison.Ordinal);

    /// <summary>LocalCloud's own build knows the functions of this repository; those of another template may lie beside it.</summary>
    private static Assembly Load(string functionId, string name)
    {
        try
        {
            var beside = Path.Combine(AppContext.BaseDirectory, $"{name}.dll");
            return AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(loaded => loaded.GetName().Name == name)
                ?? (File.Exists(beside) ? Assembly.LoadFrom(beside) : Assembly.Load(name));
        }
        catch (Exception absent) when (absent is FileNotFoundException or BadImageFormatException or FileLoadException)
        {
            throw new LocalCloudException($"{functionId}: there is no assembly {name} beside LocalCloud.", absent);
        }
    }
}
