using System.Collections.Concurrent;
using Amazon.Lambda.Core;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>Calls the generic serializer with types that are known only at run time, prepared once for each type.</summary>
internal sealed class JsonCodec(ILambdaSerializer serializer)
{
    private static readonly ConcurrentDictionary<Type, Codec> Codecs = new();

    public object? Read(Stream json, Type type) => Of(type).Read(serializer, json);

    /// <summary>Writes a handler's return value, which is a T, a Task or a Task of T. Nothing is written as null.</summary>
    public async Task<Stream> Write(object? returned, Type declared)
    {
        if (returned is Task task) await task;
        if (declared == typeof(void) || declared == typeof(Task)) return new MemoryStream("null"u8.ToArray());

        var isTask = declared.IsGenericType && declared.GetGenericTypeDefinition() == typeof(Task<>);
        var codec = Of(isTask ? declared.GetGenericArguments()[0] : declared);
        var value = isTask ? codec.Result(returned!) : returned;
        if (value is Stream raw) return raw;

        var json = new MemoryStream();
        codec.Write(serializer, value, json);
        json.Position = 0;
        return json;
    }

    private static Codec Of(Type type) =>
        Codecs.GetOrAdd(type, static type => (Codec)Activator.CreateInstance(typeof(Codec<>).MakeGenericType(type))!);

    private abstract class Codec
    {
        public abstract object? Read(ILambdaSerializer serializer, Stream json);

        public abstract void Write(ILambdaSerializer serializer, object? value, Stream json);

        /// <summary>Returns the result of a completed task of the type.</summary>
        public abstract object? Result(object task);
    }

    private sealed class Codec<T> : Codec
    {
        public override object? Read(ILambdaSerializer serializer, Stream json) => serializer.Deserialize<T>(json);

        public override void Write(ILambdaSerializer serializer, object? value, Stream json) => serializer.Serialize((T)value!, json);

        public override object? Result(object task) => ((Task<T>)task).Result;
    }
}
