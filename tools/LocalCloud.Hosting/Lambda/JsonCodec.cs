using System.Reflection;
using Amazon.Lambda.Core;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>Calls the generic serializer with types that are known only at run time.</summary>
internal sealed class JsonCodec(ILambdaSerializer serializer)
{
    private static readonly MethodInfo Deserialize = typeof(ILambdaSerializer).GetMethod(nameof(ILambdaSerializer.Deserialize))!;
    private static readonly MethodInfo Serialize = typeof(ILambdaSerializer).GetMethod(nameof(ILambdaSerializer.Serialize))!;

    public object? Read(Stream json, Type type) => Call(Deserialize, type, json);

    /// <param name="type">The declared type; void is written as null.</param>
    public Stream Write(object? value, Type type)
    {
        if (value is Stream raw) return raw;
        var json = new MemoryStream();
        if (type == typeof(void)) json.Write("null"u8);
        else Call(Serialize, type, value, json);
        json.Position = 0;
        return json;
    }

    private object? Call(MethodInfo generic, Type type, params object?[] arguments) =>
        generic.MakeGenericMethod(type).Invoke(serializer, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
