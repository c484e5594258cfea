namespace GameLobby.LocalCloud.Template;

/// <summary>The resource types that LocalCloud runs, and those that it cannot ignore.</summary>
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

    private static readonly string[] Permissions = ["AWS::Lambda::Permission", "AWS::SQS::QueuePolicy", "AWS::Serverless::Connector"];

    /// <summary>The account's settings of API Gateway: only the role that writes its logs.</summary>
    private const string Account = "AWS::ApiGateway::Account";

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
        if (Supported.Contains(type) || Permissions.Contains(type) || type == Account) return;
        if (Required.Any(service => type.StartsWith(service, StringComparison.Ordinal)))
            throw new LocalCloudException($"template: Resources.{id}: {type} is not supported.");
    }
}
