using System.Text.Json.Serialization;

namespace Amazon.Lambda.APIGatewayEvents;

/// <summary>An authorizer's answer: who it is, what they may call, and what later events should carry.</summary>
public class APIGatewayCustomAuthorizerResponse
{
    [JsonPropertyName("principalId")]
    public string PrincipalID { get; set; }

    [JsonPropertyName("policyDocument")]
    public APIGatewayCustomAuthorizerPolicy PolicyDocument { get; set; } = new();

    [JsonPropertyName("context")]
    public APIGatewayCustomAuthorizerContextOutput Context { get; set; }

    [JsonPropertyName("usageIdentifierKey")]
    public string UsageIdentifierKey { get; set; }
}
