using Amazon.ApiGatewayManagementApi.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.ApiGatewayManagementApi;

/// <summary>
/// The @connections API of a deployed WebSocket API. The client's ServiceURL is the API's address with its stage, or its custom domain.
/// </summary>
public interface IAmazonApiGatewayManagementApi : IAmazonService, IDisposable
{
    /// <summary>Sends one text frame to a client.</summary>
    /// <exception cref="GoneException">410: no such connection any more, or not yet.</exception>
    /// <exception cref="LimitExceededException">429: too many requests, or the client is slow and its buffer full.</exception>
    /// <exception cref="PayloadTooLargeException">413: the data is too large.</exception>
    /// <exception cref="ForbiddenException">403: not allowed, or not the address of this API.</exception>
    Task<PostToConnectionResponse> PostToConnectionAsync(PostToConnectionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Says since when a client is connected, and from where.</summary>
    Task<GetConnectionResponse> GetConnectionAsync(GetConnectionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Closes a connection.</summary>
    Task<DeleteConnectionResponse> DeleteConnectionAsync(DeleteConnectionRequest request, CancellationToken cancellationToken = default);

    /// <summary>The address that a request would go to.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonApiGatewayManagementApiConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig)
    {
        var config = (AmazonApiGatewayManagementApiConfig)clientConfig;
        return awsCredentials is null
            ? new AmazonApiGatewayManagementApiClient(config)
            : new AmazonApiGatewayManagementApiClient(awsCredentials, config);
    }
}
