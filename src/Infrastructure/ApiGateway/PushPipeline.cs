using System.Net;
using Amazon.Runtime;
using GameLobby.Application.Diagnostics;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace GameLobby.Infrastructure.ApiGateway;

/// <summary>Resilience of calls to the gateway: a timeout per attempt, retries of 429 only, and a circuit breaker for an outage.</summary>
internal static class PushPipeline
{
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Until the gateway has responded to the process, a call also compiles code and opens a TLS connection.</summary>
    public static TimeSpan FirstTimeout { get; } = TimeSpan.FromSeconds(5);

    /// <param name="timeout">Returns the timeout of an attempt.</param>
    public static ResiliencePipeline Create(TimeProvider clock, Func<TimeSpan> timeout) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new()
        {
            ShouldHandle = new PredicateBuilder().Handle<AmazonServiceException>(IsThrottled),
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(100),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            ShouldHandle = new PredicateBuilder()
                .Handle<TimeoutRejectedException>()
                .Handle<TimeoutException>()
                .Handle<HttpRequestException>()
                .Handle<AmazonServiceException>(failure =>
                    IsThrottled(failure) || failure.StatusCode >= HttpStatusCode.InternalServerError),
            FailureRatio = 0.9,
            MinimumThroughput = 20,
            SamplingDuration = TimeSpan.FromSeconds(10),
            BreakDuration = TimeSpan.FromSeconds(5),
            OnOpened = _ => Measure(isOpen: 1),
            OnClosed = _ => Measure(isOpen: 0),
        })
        .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = _ => ValueTask.FromResult(timeout()) })
        .Build();

    private static ValueTask Measure(long isOpen)
    {
        Telemetry.BreakerOpen.Record(isOpen);
        return ValueTask.CompletedTask;
    }

    /// <summary>Checks the status, because an error without a name arrives as the SDK's base exception.</summary>
    private static bool IsThrottled(AmazonServiceException failure) => failure.StatusCode is HttpStatusCode.TooManyRequests;
}
