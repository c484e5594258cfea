using Amazon.Runtime;

namespace Amazon.ApiGatewayManagementApi.Model;

/// <summary>Asks for a connection to be closed.</summary>
public class DeleteConnectionRequest : AmazonApiGatewayManagementApiRequest
{
    public string ConnectionId { get; set; }
}

/// <summary>The connection is being closed.</summary>
public class DeleteConnectionResponse : AmazonWebServiceResponse;
