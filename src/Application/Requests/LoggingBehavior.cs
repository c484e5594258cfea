using System.Reflection;
using GameLobby.Application.Diagnostics;
using GameLobby.Domain;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Application.Requests;

/// <summary>
/// Logs, measures and traces each request with its outcome and duration. Requests that succeed are logged only at the level Debug, because
/// each line costs money and their metrics say the same.
/// </summary>
internal sealed partial class LoggingBehavior<TRequest, TResponse>(ILogger<TRequest> logger, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    /// <summary>The name of the action; null for the service's own requests.</summary>
    private static readonly string? Action = typeof(TRequest).GetCustomAttribute<ActionAttribute>()?.Name;

    public async Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        LogScope.Current?.Action = Action ?? LogScope.Current.Action ?? typeof(TRequest).Name;
        using var activity = Telemetry.Activities.StartActivity(Action ?? typeof(TRequest).Name);
        var began = clock.GetTimestamp();
        var response = await next();
        if (response.Error is { IsQueued: true }) return response;

        var (outcome, elapsed) = (response.Error?.Code ?? "ok", clock.GetElapsedTime(began));

        activity?.SetTag("outcome", outcome);
        if (Action is not null) Telemetry.Command(Action, response.Error is null ? "ok" : "refused", elapsed);
        LogScope.Current?.Outcome = outcome;
        LogScope.Current?.Duration = elapsed;
        var level = response.Error is null ? LogLevel.Debug : LogLevel.Information;
        if (logger.IsEnabled(level)) Handled(level, typeof(TRequest).Name, outcome, elapsed.TotalMilliseconds);
        return response;
    }

    [LoggerMessage(EventId = 1, Message = "{Command} completed with {Outcome} in {Milliseconds:0.0} ms")]
    private partial void Handled(LogLevel level, string command, string outcome, double milliseconds);
}
