using GameLobby.Domain;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Application.Requests;

/// <summary>Logs each request with its outcome and duration.</summary>
internal sealed partial class LoggingBehavior<TRequest, TResponse>(ILogger<TRequest> logger, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        var response = await next();
        Handled(typeof(TRequest).Name, response.Error?.Code ?? "ok", clock.GetElapsedTime(began).TotalMilliseconds);
        return response;
    }

    [LoggerMessage(1, LogLevel.Information, "{Request} completed with {Outcome} in {Milliseconds:0.0} ms")]
    private partial void Handled(string request, string outcome, double milliseconds);
}
