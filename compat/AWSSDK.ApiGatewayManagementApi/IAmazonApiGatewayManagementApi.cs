using Amazon.ApiGatewayManagementApi.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.ApiGatewayManagementApi;

/// <summary>
/// The @connections API of a deployed WebSocket API. ServiceURL is the API's address with its stage, or its custom domain.
/// </summary>
public interface IAmazonApiGatewayManagementApi : IAmazonService, IDisposable
{
    /// <summary>Sends one text frame to a client.</summary>
    /// <exception cref="GoneException">410: the connection is closed or not yet open.</exception>
    /// <exception cref="LimitExceededException">429: too many requests, or the buffer of a slow client is full.</exception>
    /// <exception cref="PayloadTooLargeException">413: the data is too large.</exception>
    /// <exception cref="ForbiddenException">403: the caller has no permission, or the address is not that of the API.</exception>
    Task<PostToConnectionResponse> PostToConnectionAsync(PostToConnectionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Returns the connection times and the address of a client.</summary>
    Task<GetConnectionResponse> GetConnectionAsync(GetConnectionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Closes a connection.</summary>
    Task<DeleteConnectionResponse> DeleteConnectionAsync(DeleteConnectionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Returns the address to which a request would be sent.</summary>
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
