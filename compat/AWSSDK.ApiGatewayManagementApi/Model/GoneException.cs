using System.Net;
using Amazon.Runtime;

namespace Amazon.ApiGatewayManagementApi.Model;

/// <summary>410: the connection is closed, or its handshake is not complete.</summary>
public class GoneException : AmazonApiGatewayManagementApiException
{
    public GoneException(string message) : base(message)
    {
    }

    public GoneException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public GoneException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public GoneException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
