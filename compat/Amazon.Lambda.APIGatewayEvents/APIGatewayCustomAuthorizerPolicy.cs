using System.Text.Json.Serialization;

namespace Amazon.Lambda.APIGatewayEvents;

/// <summary>An IAM policy; its JSON names are capitalised, unlike those around it.</summary>
public class APIGatewayCustomAuthorizerPolicy
{
    [JsonPropertyName("Version")]
    public string Version { get; set; } = "2012-10-17";

    [JsonPropertyName("Statement")]
    public List<IAMPolicyStatement> Statement { get; set; } = [];

    /// <summary>One statement. The effect is Allow unless told otherwise.</summary>
    public class IAMPolicyStatement
    {
        [JsonPropertyName("Effect")]
        public string Effect { get; set; } = "Allow";

        [JsonPropertyName("Action")]
        public HashSet<string> Action { get; set; }

        [JsonPropertyName("Resource")]
        public HashSet<string> Resource { get; set; }

        [JsonPropertyName("NotResource")]
        public HashSet<string> NotResource { get; set; }

        [JsonPropertyName("Condition")]
        public IDictionary<string, IDictionary<string, object>> Condition { get; set; }
    }
}
