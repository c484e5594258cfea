using System.Net;
using Amazon.ApiGatewayManagementApi.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.ApiGatewayManagementApi.Internal;

/// <summary>Reads a response, or the error named by its x-amzn-ErrorType header or its body.</summary>
internal sealed class ResponseUnmarshaller(Func<JsonUnmarshallerContext, AmazonWebServiceResponse> read) : JsonResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context) => read(context);

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(context.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        var (message, type, code, id) = (error.Message, error.Type, error.Code, error.RequestId);
        return code switch
        {
            nameof(GoneException) => new GoneException(message, innerException, type, code, id, statusCode),
            nameof(LimitExceededException) => new LimitExceededException(message, innerException, type, code, id, statusCode),
            nameof(PayloadTooLargeException) => new PayloadTooLargeException(message, innerException, type, code, id, statusCode),
            nameof(ForbiddenException) => new ForbiddenException(message, innerException, type, code, id, statusCode),
            _ => new AmazonApiGatewayManagementApiException(message, innerException, type, code, id, statusCode),
        };
    }
}
