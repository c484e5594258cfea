using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Serialization.SystemTextJson.Converters;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>
/// The base class of the serializers. It reads member names case-insensitively, because AWS events have several naming styles, and writes
/// them as declared. It omits nulls and throws <see cref="JsonSerializerException"/> on errors.
/// </summary>
public abstract class AbstractLambdaJsonSerializer
{
    protected AbstractLambdaJsonSerializer(Action<JsonWriterOptions> jsonWriterCustomizer)
    {
        WriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        jsonWriterCustomizer?.Invoke(WriterOptions);
    }

    protected JsonWriterOptions WriterOptions { get; }

    public void Serialize<T>(T response, Stream responseStream)
    {
        try
        {
            using var writer = new Utf8JsonWriter(responseStream, WriterOptions);
            InternalSerialize(writer, response);
        }
        catch (Exception failure)
        {
            throw new JsonSerializerException($"Could not write the result, a {typeof(T).FullName}, as JSON: {failure.Message}", failure);
        }
    }

    public T Deserialize<T>(Stream requestStream)
    {
        try
        {
            return InternalDeserialize<T>(requestStream is MemoryStream json ? json.ToArray() : Bytes(requestStream));
        }
        catch (Exception failure)
        {
            throw new JsonSerializerException($"Could not read the event as a {typeof(T).FullName}: {failure.Message}", failure);
        }
    }

    protected virtual JsonSerializerOptions CreateDefaultJsonSerializationOptions() => new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNameCaseInsensitive = true,
        Converters = { new DateTimeConverter(), new MemoryStreamConverter(), new ByteArrayConverter() },
    };

    protected abstract void InternalSerialize<T>(Utf8JsonWriter writer, T response);

    protected abstract T InternalDeserialize<T>(byte[] utf8Json);

    private static byte[] Bytes(Stream stream)
    {
        using var json = new MemoryStream();
        stream.CopyTo(json);
        return json.ToArray();
    }
}
