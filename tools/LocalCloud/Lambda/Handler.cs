using System.Reflection;
using Amazon.Lambda.Core;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>
/// A function's handler, called as by Lambda's runtime: the assembly's serializer reads the event and writes the response, and
/// constructing the handler's class is the cold start.
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
            ?? throw new LocalCloudException($"{assembly.GetName().Name} has no LambdaSerializer attribute.");
    }

    /// <param name="handler">Assembly::Type::Method, or an assembly whose generated Main runs <paramref name="entryPoint"/>.</param>
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

    /// <summary>Creates an execution environment: constructs the handler's class and its service provider.</summary>
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

    /// <summary>Whether Amazon.Lambda.Annotations generated the type, whose name is then Class_Method_Generated.</summary>
    private static bool IsGenerated(Type type) => type.Name.EndsWith("_Generated", StringComparison.Ordinal);

    /// <summary>Loads this repository's functions, which LocalCloud references, or an assembly in LocalCloud's folder.</summary>
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
            throw new LocalCloudException($"{functionId}: assembly {name} is not in LocalCloud's folder.", absent);
        }
    }
}
