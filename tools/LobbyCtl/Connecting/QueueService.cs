using Amazon;
using Amazon.Runtime;
using Amazon.SQS;

namespace GameLobby.LobbyCtl.Connecting;

/// <summary>Creates SQS clients: for LocalCloud at its address, for AWS with the credentials of the AWS configuration.</summary>
internal static class QueueService
{
    public static AmazonSQSClient Connect(Target target)
    {
        if (target.IsLocal)
        {
            var local = new AmazonSQSConfig { ServiceURL = target.Address.AbsoluteUri, AuthenticationRegion = "us-east-1" };
            return new AmazonSQSClient(new BasicAWSCredentials("lobbyctl", "local"), local);
        }

        return target.Region is { } region ? new AmazonSQSClient(RegionEndpoint.GetBySystemName(region)) : new AmazonSQSClient();
    }
}
