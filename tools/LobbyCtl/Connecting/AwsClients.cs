using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SQS;

namespace GameLobby.LobbyCtl.Connecting;

/// <summary>Creates AWS clients: for LocalCloud at its address, for AWS with the credentials of the AWS configuration.</summary>
internal static class AwsClients
{
    private static readonly BasicAWSCredentials Local = new("lobbyctl", "local");

    public static AmazonSQSClient Sqs(Target target)
    {
        var config = Configure(new AmazonSQSConfig(), target);
        return target.IsLocal ? new AmazonSQSClient(Local, config) : new AmazonSQSClient(config);
    }

    public static AmazonDynamoDBClient DynamoDb(Target target)
    {
        var config = Configure(new AmazonDynamoDBConfig(), target);
        return target.IsLocal ? new AmazonDynamoDBClient(Local, config) : new AmazonDynamoDBClient(config);
    }

    private static T Configure<T>(T config, Target target)
        where T : ClientConfig
    {
        if (target.IsLocal) (config.ServiceURL, config.AuthenticationRegion) = (target.Address.AbsoluteUri, "us-east-1");
        else if (target.Region is { } region) config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        return config;
    }
}
