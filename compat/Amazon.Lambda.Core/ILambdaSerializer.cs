namespace Amazon.Lambda.Core;

/// <summary>Turns the event that Lambda hands over into the handler's input, and the result into what Lambda takes back.</summary>
public interface ILambdaSerializer
{
    T Deserialize<T>(Stream requestStream);

    void Serialize<T>(T response, Stream responseStream);
}
