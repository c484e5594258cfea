using Amazon.Runtime;

namespace Amazon.ApiGatewayManagementApi.Model;

/// <summary>Data, at most 128 KB, for one client.</summary>
public class PostToConnectionRequest : AmazonApiGatewayManagementApiRequest
{
    public string ConnectionId { get; set; }

    /// <summary>Sent from its beginning, whatever its position.</summary>
    public MemoryStream Data { get; set; }
}

/// <summary>API Gateway took the data; whether the client gets it is not known.</summary>
public class PostToConnectionResponse : AmazonWebServiceResponse;
