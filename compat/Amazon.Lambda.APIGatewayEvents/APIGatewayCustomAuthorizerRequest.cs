namespace Amazon.Lambda.APIGatewayEvents;

/// <summary>The event of an authorizer of type REQUEST: the handshake and the ARN of the route.</summary>
public class APIGatewayCustomAuthorizerRequest
{
    public string Type { get; set; }

    public string AuthorizationToken { get; set; }

    public string MethodArn { get; set; }

    public string Path { get; set; }

    public string HttpMethod { get; set; }

    public IDictionary<string, string> Headers { get; set; }

    public IDictionary<string, string> QueryStringParameters { get; set; }

    public IDictionary<string, string> PathParameters { get; set; }

    public IDictionary<string, string> StageVariables { get; set; }

    public APIGatewayProxyRequest.ProxyRequestContext RequestContext { get; set; }
}
