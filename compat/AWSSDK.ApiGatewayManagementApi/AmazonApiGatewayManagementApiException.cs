using System.Net;
using Amazon.Runtime;

namespace Amazon.ApiGatewayManagementApi;

/// <summary>A failure that the service told; one of those in Model where the answer names it, else this, with the status.</summary>
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
