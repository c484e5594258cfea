using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.ApiGatewayManagementApi.Internal;

/// <summary>Hands what the config says about the address to its endpoint provider.</summary>
internal sealed class EndpointResolver : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) => Address.Of(requestContext.ClientConfig);

    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
        InjectHostPrefix(executionContext.RequestContext);
}

/// <summary>What an address is found by.</summary>
internal sealed class Address : EndpointParameters
{
    public static Address Of(IClientConfig config) => new()
    {
        ["Endpoint"] = config.ServiceURL,
        ["Region"] = config.RegionEndpoint?.SystemName,
    };
}
