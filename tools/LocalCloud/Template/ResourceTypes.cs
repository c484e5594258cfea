namespace GameLobby.LocalCloud.Template;

/// <summary>Which resources LocalCloud runs, and which it can do without.</summary>
internal static class ResourceTypes
{
    private static readonly string[] Run =
    [
        "AWS::Serverless::Function",
        "AWS::Serverless::WebSocketApi",
        "AWS::ApiGatewayV2::RouteResponse",
        "AWS::DynamoDB::Table",
        "AWS::SQS::Queue",
    ];

    private static readonly string[] Permissions = ["AWS::Lambda::Permission", "AWS::SQS::QueuePolicy", "AWS::Serverless::Connector"];

    /// <summary>Services whose resources take part in the way of a frame: one that is left out would be missed.</summary>
    private static readonly string[] Matter =
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
        if (Run.Contains(type) || Permissions.Contains(type)) return;
        if (Matter.Any(service => type.StartsWith(service, StringComparison.Ordinal)))
            throw new LocalCloudException($"template: Resources.{id}: LocalCloud doesn't know how to run {type}.");
    }
}
