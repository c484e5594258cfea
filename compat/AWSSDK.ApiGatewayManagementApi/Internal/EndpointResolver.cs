using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.ApiGatewayManagementApi.Internal;

/// <summary>Passes the endpoint settings of the config to its endpoint provider.</summary>
internal sealed class EndpointResolver : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) => Address.Of(requestContext.ClientConfig);

    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
        InjectHostPrefix(executionContext.RequestContext);
}

/// <summary>The parameters of the endpoint provider.</summary>
internal sealed class Address : EndpointParameters
{
    public static Address Of(IClientConfig config) => new()
    {
        ["Endpoint"] = config.ServiceURL,
        ["Region"] = config.RegionEndpoint?.SystemName,
    };
}
