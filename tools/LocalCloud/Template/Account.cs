namespace GameLobby.LocalCloud.Template;

/// <summary>The account, region and address that the stack has on this machine.</summary>
/// <param name="Endpoint">Where the gateway listens, such as http://127.0.0.1:3000, without a path.</param>
public sealed record Account(Uri Endpoint)
{
    public string Region => "us-east-1";
    public string Id => "000000000000";
    public string Partition => "aws";
    public string UrlSuffix => "amazonaws.com";

    /// <summary>Where the SQS client of the functions sends its requests (AWS_ENDPOINT_URL_SQS).</summary>
    public Uri QueueEndpoint => new(Endpoint, "/queues");

    public Uri QueueUrl(string queueName) => new(Endpoint, $"/queues/{Id}/{queueName}");

    public string QueueArn(string queueName) => Arn("sqs", queueName);

    public string FunctionArn(string functionName) => Arn("lambda", $"function:{functionName}");

    public string TableArn(string tableName) => Arn("dynamodb", $"table/{tableName}");

    /// <summary>The engine labels streams itself; this one stands in for it where the template names the stream.</summary>
    public string StreamArn(string tableName) => $"{TableArn(tableName)}/stream/2000-01-01T00:00:00.000";

    public string LogGroupArn(string groupName) => Arn("logs", $"log-group:{groupName}:*");

    private string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{Id}:{resource}";
}
