using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>The error responses of API Gateway.</summary>
internal static class Problem
{
    public const string TooManyRequests = "Too Many Requests";

    public static string Body(string message, string connectionId, string requestId) =>
        new JsonObject { ["message"] = message, ["connectionId"] = connectionId, ["requestId"] = requestId }.ToJsonString();

    /// <param name="type">The header x-amzn-ErrorType, which determines the exception that an SDK throws.</param>
    public static IResult Error(int status, string type, string message) =>
        new ProblemResult(status, type, new JsonObject { ["message"] = message }.ToJsonString());

    /// <summary>The response to a rejected handshake.</summary>
    public static IResult Rejected(int status, string connectionId)
    {
        var (type, message) = status switch
        {
            StatusCodes.Status401Unauthorized => ("UnauthorizedException", "Unauthorized"),
            StatusCodes.Status403Forbidden => ("ForbiddenException", "Forbidden"),
            StatusCodes.Status429TooManyRequests => ("TooManyRequestsException", TooManyRequests),
            _ => ("InternalServerErrorException", "Internal server error"),
        };
        return new ProblemResult(status, type, Body(message, connectionId, OpaqueId.Next()));
    }

    private sealed class ProblemResult(int status, string type, string body) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "application/json";
            httpContext.Response.Headers["x-amzn-ErrorType"] = type;
            return httpContext.Response.WriteAsync(body);
        }
    }
}
