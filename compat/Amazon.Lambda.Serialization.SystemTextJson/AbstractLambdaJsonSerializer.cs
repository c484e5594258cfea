using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Serialization.SystemTextJson.Converters;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>
/// What the serializers share: AWS's events name their members in several styles, so names are read without regard to case and written
/// as the type has them; nulls are left out; failures come as <see cref="JsonSerializerException"/>.
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
            throw new JsonSerializerException($"The result, a {typeof(T).FullName}, can't be written as JSON: {failure.Message}", failure);
        }
    }

    public T Deserialize<T>(Stream requestStream)
    {
        try
        {
            using var json = new MemoryStream();
            requestStream.CopyTo(json);
            return InternalDeserialize<T>(json.ToArray());
        }
        catch (Exception failure)
        {
            throw new JsonSerializerException($"The event can't be read as a {typeof(T).FullName}: {failure.Message}", failure);
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
}
