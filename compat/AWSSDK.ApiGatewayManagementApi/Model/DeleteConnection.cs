using Amazon.Runtime;

namespace Amazon.ApiGatewayManagementApi.Model;

/// <summary>A request to close a connection.</summary>
public class DeleteConnectionRequest : AmazonApiGatewayManagementApiRequest
{
    public string ConnectionId { get; set; }
}

/// <summary>The connection is being closed.</summary>
public class DeleteConnectionResponse : AmazonWebServiceResponse;
