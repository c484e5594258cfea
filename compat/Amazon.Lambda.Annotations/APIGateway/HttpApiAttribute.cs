namespace Amazon.Lambda.Annotations.APIGateway;

/// <summary>Marks a function that an HTTP API of API Gateway invokes.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class HttpApiAttribute(LambdaHttpMethod method, string template) : Attribute
{
    /// <summary>The version of the event's format.</summary>
    public HttpApiVersion Version { get; set; } = HttpApiVersion.V2;

    /// <summary>The path, with parameters in braces.</summary>
    public string Template { get; set; } = template;

    public LambdaHttpMethod Method { get; set; } = method;
}
