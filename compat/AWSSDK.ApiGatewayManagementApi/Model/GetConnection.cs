using Amazon.Runtime;

namespace Amazon.ApiGatewayManagementApi.Model;

/// <summary>A request for the details of a connection.</summary>
public class GetConnectionRequest : AmazonApiGatewayManagementApiRequest
{
    public string ConnectionId { get; set; }
}

/// <summary>The times of a client's connection and last activity, in UTC, and its identity.</summary>
public class GetConnectionResponse : AmazonWebServiceResponse
{
    public DateTime? ConnectedAt { get; set; }

    public Identity Identity { get; set; }

    public DateTime? LastActiveAt { get; set; }
}

/// <summary>The address and user agent of a client.</summary>
public class Identity
{
    public string SourceIp { get; set; }

    public string UserAgent { get; set; }
}
