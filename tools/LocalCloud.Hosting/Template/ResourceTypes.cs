namespace GameLobby.LocalCloud.Template;

/// <summary>The resource types that LocalCloud runs, ignores and refuses.</summary>
internal static class ResourceTypes
{
    private static readonly string[] Supported =
    [
        "AWS::Serverless::Function",
        "AWS::Serverless::HttpApi",
        "AWS::Serverless::WebSocketApi",
        "AWS::ApiGatewayV2::RouteResponse",
        "AWS::DynamoDB::Table",
        "AWS::SQS::Queue",
    ];

    /// <summary>Permissions between services, which LocalCloud grants, and the role that writes the logs of API Gateway.</summary>
    private static readonly string[] Ignored =
        ["AWS::Lambda::Permission", "AWS::SQS::QueuePolicy", "AWS::Serverless::Connector", "AWS::ApiGateway::Account"];

    /// <summary>Services that process requests. Ignoring one of their resources would change the behavior of the stack.</summary>
    private static readonly string[] Required =
    [
        "AWS::Serverless::",
        "AWS::Lambda::",
        "AWS::ApiGateway",
        "AWS::DynamoDB::",
        "AWS::SQS::",
        "AWS::Events::",
        "AWS::Pipes::",
        "AWS::Scheduler::",
    ];

    public static void Check(string id, string type)
    {
        if (Supported.Contains(type) || Ignored.Contains(type)) return;
        if (Required.Any(service => type.StartsWith(service, StringComparison.Ordinal)))
            throw new LocalCloudException($"template: Resources.{id}: {type} is not supported.");
    }
}
