using System.Reflection;
using Amazon.Lambda.Core;
using GameLobby.LocalCloud.Template;

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

    /// <summary>Returns Assembly::Type::Method, or the method that the assembly's generated Main runs.</summary>
    /// <exception cref="LocalCloudException">There is no such method.</exception>
    public static Handler Find(FunctionDefinition function)
    {
        var assembly = FunctionAssembly.Load(function);
        var method = function.Handler.Split("::") is [_, var type, var name]
            ? assembly.GetType(type)?.GetMethod(name)
            : assembly.GetTypes()
                .Where(IsGenerated)
                .Select(generated => generated.GetMethod(function.EntryPoint ?? ""))
                .FirstOrDefault(found => found is not null);
        return method is null
            ? throw new LocalCloudException(
                $"{function.Id}: {assembly.GetName().Name} has no generated handler for {function.EntryPoint ?? function.Handler}.")
            : new Handler(method);
    }

    /// <summary>Creates an execution environment: constructs the handler's class and its service provider.</summary>
    public Func<Stream, ILambdaContext, Task<Stream>> ColdStart()
    {
        var target = method.IsStatic
            ? null
            : Activator.CreateInstance(method.DeclaringType!, BindingFlags.DoNotWrapExceptions, null, null, null);
        var json = new JsonCodec((ILambdaSerializer)Activator.CreateInstance(serializer)!);
        Type[] parameters = [.. method.GetParameters().Select(parameter => parameter.ParameterType)];
        return (input, context) =>
        {
            object?[] arguments = [.. parameters.Select(type => Argument(type, input, context, json))];
            var result = method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            return json.Write(result, method.ReturnType);
        };
    }

    private static object? Argument(Type type, Stream input, ILambdaContext context, JsonCodec json) =>
        type == typeof(ILambdaContext) ? context : type == typeof(Stream) ? input : json.Read(input, type);

    /// <summary>Whether Amazon.Lambda.Annotations generated the type, whose name is then Class_Method_Generated.</summary>
    private static bool IsGenerated(Type type) => type.Name.EndsWith("_Generated", StringComparison.Ordinal);
}
