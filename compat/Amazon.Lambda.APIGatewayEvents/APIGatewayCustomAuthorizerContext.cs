namespace Amazon.Lambda.APIGatewayEvents;

/// <summary>The authorizer's context in later events: "principalId" and the keys that the authorizer set.</summary>
public class APIGatewayCustomAuthorizerContext : Dictionary<string, object>;

/// <summary>The context that an authorizer returns: strings, numbers and booleans by name, at most 8 KB.</summary>
public class APIGatewayCustomAuthorizerContextOutput : Dictionary<string, object>;
