using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.ApiGatewayManagementApi.Internal;

/// <summary>Creates the HTTP request, with the connection's id in the path, which the SDK encodes, and the data in the body.</summary>
internal sealed class RequestMarshaller(
    string method, Func<AmazonWebServiceRequest, string> connectionId, Func<AmazonWebServiceRequest, MemoryStream> data = null)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, "Amazon.ApiGatewayManagementApi")
        {
            HttpMethod = method,
            ResourcePath = "/@connections/{ConnectionId}",
        };
        request.Headers[HeaderKeys.XAmzApiVersion] = "2018-11-29";
        request.AddPathResource(
            "{ConnectionId}", connectionId(input) ?? throw new AmazonApiGatewayManagementApiException("ConnectionId is not set."));
        if (data is not null) SetBody(request, data(input) ?? new MemoryStream());
        return request;
    }

    private static void SetBody(DefaultRequest request, MemoryStream body)
    {
        body.Position = 0;
        request.ContentStream = body;
        request.Headers[HeaderKeys.ContentLengthHeader] = body.Length.ToString(CultureInfo.InvariantCulture);
        request.Headers[HeaderKeys.ContentTypeHeader] = "application/octet-stream";
    }
}
