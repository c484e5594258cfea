using System.Net;
using Amazon.Runtime;

namespace Amazon.ApiGatewayManagementApi;

/// <summary>An error response of the service. The errors that the API documents have their own types in Model.</summary>
public class AmazonApiGatewayManagementApiException : AmazonServiceException
{
    public AmazonApiGatewayManagementApiException(string message) : base(message)
    {
    }

    public AmazonApiGatewayManagementApiException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public AmazonApiGatewayManagementApiException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonApiGatewayManagementApiException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
