using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>API Gateway's own error bodies.</summary>
internal static class Problem
{
    public static string Body(string message, string connectionId, string requestId) =>
        new JsonObject { ["message"] = message, ["connectionId"] = connectionId, ["requestId"] = requestId }.ToJsonString();

    /// <param name="type">Goes into x-amzn-ErrorType, from which an SDK makes its exception.</param>
    public static IResult Error(int status, string type, string message) =>
        new ProblemResult(status, type, new JsonObject { ["message"] = message }.ToJsonString());

    /// <summary>How a handshake fails.</summary>
    public static IResult Refused(int status, string connectionId)
    {
        var (type, message) = status switch
        {
            StatusCodes.Status401Unauthorized => ("UnauthorizedException", "Unauthorized"),
            StatusCodes.Status403Forbidden => ("ForbiddenException", "Forbidden"),
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
