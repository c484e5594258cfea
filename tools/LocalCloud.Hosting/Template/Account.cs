namespace GameLobby.LocalCloud.Template;

/// <summary>The account, region and address of the local stack.</summary>
/// <param name="Endpoint">The address of the gateway without a path, such as http://127.0.0.1:3000.</param>
public sealed record Account(Uri Endpoint)
{
    public string Region => "us-east-1";
    public string Id => "000000000000";
    public string Partition => "aws";
    public string UrlSuffix => "amazonaws.com";

    /// <summary>The endpoint of the functions' SQS client (AWS_ENDPOINT_URL_SQS).</summary>
    public Uri QueueEndpoint => new(Endpoint, "/queues");

    public Uri QueueUrl(string queueName) => new(Endpoint, $"/queues/{Id}/{queueName}");

    public string QueueArn(string queueName) => Arn("sqs", queueName);

    public string FunctionArn(string functionName) => Arn("lambda", $"function:{functionName}");

    public string TableArn(string tableName) => Arn("dynamodb", $"table/{tableName}");

    /// <summary>Returns a placeholder for the template. The engine chooses the label of the actual stream.</summary>
    public string StreamArn(string tableName) => $"{TableArn(tableName)}/stream/2000-01-01T00:00:00.000";

    public string ApiArn(string apiId, string path) => Arn("execute-api", $"{apiId}/{path}");

    public string LogGroupArn(string groupName) => Arn("logs", $"log-group:{groupName}:*");

    private string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{Id}:{resource}";
}
