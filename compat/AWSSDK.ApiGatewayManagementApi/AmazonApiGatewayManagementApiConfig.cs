using Amazon.ApiGatewayManagementApi.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.ApiGatewayManagementApi;

/// <summary>The settings of the client. ServiceURL has no useful default.</summary>
public class AmazonApiGatewayManagementApiConfig : ClientConfig
{
    internal const string Service = "ApiGatewayManagementApi";
    private const string SigningName = "execute-api";

    public AmazonApiGatewayManagementApiConfig() : base(new DefaultConfigurationProvider(Defaults()))
    {
        ServiceId = Service;
        AuthenticationServiceName = SigningName;
        EndpointProvider = new EndpointProvider();
    }

    public override string RegionEndpointServiceName => SigningName;

    public override string ServiceVersion => "2018-11-29";

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(Service, "4.0.2");

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(Address.Of(this));

    // For this client, the modes differ only in the connect timeout.
    private static DefaultConfiguration[] Defaults() =>
    [
        Default(DefaultConfigurationMode.Standard, 3100),
        Default(DefaultConfigurationMode.InRegion, 1100),
        Default(DefaultConfigurationMode.CrossRegion, 3100),
        Default(DefaultConfigurationMode.Mobile, 30000),
        Default(DefaultConfigurationMode.Auto, 1100),
    ];

    private static DefaultConfiguration Default(DefaultConfigurationMode mode, int connectMilliseconds) => new()
    {
        Name = mode,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
    };
}
