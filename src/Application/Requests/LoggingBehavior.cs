using GameLobby.Domain;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Application.Requests;

/// <summary>Logs refused requests with their outcome and duration; others only at the level Debug, because each line costs money.</summary>
internal sealed partial class LoggingBehavior<TRequest, TResponse>(ILogger<TRequest> logger, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        var response = await next();
        var level = response.Error is null ? LogLevel.Debug : LogLevel.Information;
        if (!logger.IsEnabled(level)) return response;

        var elapsed = clock.GetElapsedTime(began);
        Handled(level, typeof(TRequest).Name, response.Error?.Code ?? "ok", elapsed.TotalMilliseconds);
        return response;
    }

    [LoggerMessage(EventId = 1, Message = "{Request} completed with {Outcome} in {Milliseconds:0.0} ms")]
    private partial void Handled(LogLevel level, string request, string outcome, double milliseconds);
}
