using Amazon.Runtime;

namespace Amazon.ApiGatewayManagementApi;

/// <summary>The base class of all requests.</summary>
public class AmazonApiGatewayManagementApiRequest : AmazonWebServiceRequest;
