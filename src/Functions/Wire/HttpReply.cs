using System.Globalization;
using Amazon.Lambda.APIGatewayEvents;
using GameLobby.Domain;

namespace GameLobby.Functions.Wire;

internal static class HttpReply
{
    public static APIGatewayHttpApiV2ProxyResponse Of(Reply reply)
    {
        var response = new APIGatewayHttpApiV2ProxyResponse
        {
            StatusCode = reply.Error is { } error ? Status(error.Kind) : 200,
            Headers = new Dictionary<string, string> { ["content-type"] = "application/json" },
            Body = reply.Json,
        };
        if (reply.Error?.Kind is ErrorKind.Unauthenticated) response.Headers["www-authenticate"] = "Bearer";
        if (reply.Error?.RetryAfter is { } wait)
            response.Headers["retry-after"] = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);

        return response;
    }

    public static int Status(ErrorKind kind) => kind switch
    {
        ErrorKind.Validation => 400,
        ErrorKind.Unauthenticated => 401,
        ErrorKind.Forbidden => 403,
        ErrorKind.NotFound => 404,
        ErrorKind.Conflict => 409,
        ErrorKind.TooLarge => 413,
        ErrorKind.RateLimited => 429,
        ErrorKind.Unavailable => 503,
        _ => 500,
    };
}
