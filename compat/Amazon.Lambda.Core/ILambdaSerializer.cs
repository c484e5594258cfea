namespace Amazon.Lambda.Core;

/// <summary>Deserializes the event for the handler and serializes the handler's result.</summary>
public interface ILambdaSerializer
{
    T Deserialize<T>(Stream requestStream);

    void Serialize<T>(T response, Stream responseStream);
}
