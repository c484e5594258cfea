using Amazon.Runtime;

namespace Amazon.ApiGatewayManagementApi.Model;

/// <summary>A request to send up to 128 KB of data to a client.</summary>
public class PostToConnectionRequest : AmazonApiGatewayManagementApiRequest
{
    public string ConnectionId { get; set; }

    /// <summary>The data. It is sent from its start, regardless of its position.</summary>
    public MemoryStream Data { get; set; }
}

/// <summary>The response after API Gateway accepted the data. It does not confirm delivery.</summary>
public class PostToConnectionResponse : AmazonWebServiceResponse;
