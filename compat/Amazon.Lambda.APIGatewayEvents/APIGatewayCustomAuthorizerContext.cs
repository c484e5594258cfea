namespace Amazon.Lambda.APIGatewayEvents;

/// <summary>What the authorizer said of the caller, as later events carry it: "principalId" and the authorizer's own keys.</summary>
public class APIGatewayCustomAuthorizerContext : Dictionary<string, object>;

/// <summary>What an authorizer says of the caller: strings, numbers and booleans by name, 8 KB at most.</summary>
public class APIGatewayCustomAuthorizerContextOutput : Dictionary<string, object>;
