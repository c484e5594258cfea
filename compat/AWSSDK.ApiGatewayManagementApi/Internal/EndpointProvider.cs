using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.ApiGatewayManagementApi.Internal;

/// <summary>Returns the configured address with its stage; without one the address of the region, which serves no API.</summary>
internal sealed class EndpointProvider : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters) => (parameters["Endpoint"], parameters["Region"]) switch
    {
        (string { Length: > 0 } address, _) => new Endpoint(address),
        (_, string region) => new Endpoint($"https://execute-api.{region}.{RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix}"),
        _ => throw new AmazonClientException("Neither ServiceURL nor a region is set."),
    };
}
