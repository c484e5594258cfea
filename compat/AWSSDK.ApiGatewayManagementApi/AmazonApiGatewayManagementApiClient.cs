using Amazon.ApiGatewayManagementApi.Internal;
using Amazon.ApiGatewayManagementApi.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.ApiGatewayManagementApi;

/// <summary>
/// A client for the @connections API. AWSSDK.Core provides credentials, signing, retries, timeouts and cancellation. Thread safe.
/// </summary>
public class AmazonApiGatewayManagementApiClient : AmazonServiceClient, IAmazonApiGatewayManagementApi
{
    public AmazonApiGatewayManagementApiClient() : base(new AmazonApiGatewayManagementApiConfig())
    {
    }

    public AmazonApiGatewayManagementApiClient(RegionEndpoint region)
        : base(new AmazonApiGatewayManagementApiConfig { RegionEndpoint = region })
    {
    }

    public AmazonApiGatewayManagementApiClient(AmazonApiGatewayManagementApiConfig config) : base(config)
    {
    }

    public AmazonApiGatewayManagementApiClient(AWSCredentials credentials) : base(credentials, new AmazonApiGatewayManagementApiConfig())
    {
    }

    public AmazonApiGatewayManagementApiClient(AWSCredentials credentials, AmazonApiGatewayManagementApiConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    public AmazonApiGatewayManagementApiClient(
        string awsAccessKeyId, string awsSecretAccessKey, AmazonApiGatewayManagementApiConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata { get; } = new Metadata();

    public virtual Task<PostToConnectionResponse> PostToConnectionAsync(
        PostToConnectionRequest request, CancellationToken cancellationToken = default) =>
        Call<PostToConnectionResponse>(request, Operations.Post, cancellationToken);

    public virtual Task<GetConnectionResponse> GetConnectionAsync(
        GetConnectionRequest request, CancellationToken cancellationToken = default) =>
        Call<GetConnectionResponse>(request, Operations.Get, cancellationToken);

    public virtual Task<DeleteConnectionResponse> DeleteConnectionAsync(
        DeleteConnectionRequest request, CancellationToken cancellationToken = default) =>
        Call<DeleteConnectionResponse>(request, Operations.Delete, cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        // Each handler is inserted directly after the marshaller, so the last one added runs first.
        pipeline.RemoveHandler<Runtime.Internal.EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new Internal.EndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SignatureV4Handler());
    }

    private Task<TResponse> Call<TResponse>(AmazonWebServiceRequest request, Operation operation, CancellationToken ct)
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(
            request, new InvokeOptions { RequestMarshaller = operation.Marshaller, ResponseUnmarshaller = operation.Unmarshaller }, ct);

    private sealed class Metadata : IServiceMetadata
    {
        public string ServiceId => AmazonApiGatewayManagementApiConfig.Service;

        public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
    }
}
