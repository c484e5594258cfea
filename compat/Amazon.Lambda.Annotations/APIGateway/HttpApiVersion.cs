namespace Amazon.Lambda.Annotations.APIGateway;

/// <summary>The payload format of an HTTP API: 1.0 or 2.0.</summary>
public enum HttpApiVersion
{
    V1,
    V2,
}
