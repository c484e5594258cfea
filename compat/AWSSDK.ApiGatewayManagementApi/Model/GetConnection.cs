using Amazon.Runtime;

namespace Amazon.ApiGatewayManagementApi.Model;

/// <summary>Asks about one connection.</summary>
public class GetConnectionRequest : AmazonApiGatewayManagementApiRequest
{
    public string ConnectionId { get; set; }
}

/// <summary>Since when a client is connected, when it last sent or got something, and where it is. Times are UTC.</summary>
public class GetConnectionResponse : AmazonWebServiceResponse
{
    public DateTime? ConnectedAt { get; set; }

    public Identity Identity { get; set; }

    public DateTime? LastActiveAt { get; set; }
}

/// <summary>Where a client is.</summary>
public class Identity
{
    public string SourceIp { get; set; }

    public string UserAgent { get; set; }
}
