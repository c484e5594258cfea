using Amazon.Runtime;

namespace Amazon.ApiGatewayManagementApi;

/// <summary>What the requests have in common.</summary>
public class AmazonApiGatewayManagementApiRequest : AmazonWebServiceRequest;
