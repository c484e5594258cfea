using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using GameLobby.Compat.Tests.Functions;

namespace GameLobby.Compat.Tests.Serialization;

/// <summary>The serializers under test, which must treat AWS events identically.</summary>
internal static class Json
{
    public static TheoryData<ILambdaSerializer> Serializers { get; } =
        new(new SourceGeneratorLambdaJsonSerializer<SampleJson>(), new DefaultLambdaJsonSerializer());

    public static T Read<T>(this ILambdaSerializer serializer, string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return serializer.Deserialize<T>(stream);
    }

    public static string Write<T>(this ILambdaSerializer serializer, T value)
    {
        using var stream = new MemoryStream();
        serializer.Serialize(value, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
