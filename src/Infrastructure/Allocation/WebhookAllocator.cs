using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GameLobby.Application.Ports;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using Microsoft.Extensions.Logging;
using Polly;

namespace GameLobby.Infrastructure.Allocation;

/// <summary>
/// Requests a game server from the studio's service: <c>POST</c> of an <see cref="AllocationRequest"/>, which returns an
/// <see cref="AllocationReply"/>. <c>Lobby-Signature: t=SECONDS,v1=HEX</c> is HMAC-SHA-256 of <c>SECONDS.BODY</c>. <c>Idempotency-Key</c>
/// is the match's id, the same for each attempt. A server error, 429 or timeout is retried; any other failure is final.
/// </summary>
internal sealed partial class WebhookAllocator(
    HttpClient http, Uri url, string secret, TimeProvider clock, ILogger<WebhookAllocator> logger) : IMatchAllocator
{
    private readonly ResiliencePipeline<HttpResponseMessage> pipeline =
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new()
            {
                ShouldHandle = static outcome => ValueTask.FromResult(
                    outcome.Outcome.Exception is HttpRequestException or Polly.Timeout.TimeoutRejectedException
                    || outcome.Outcome.Result is { StatusCode: HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError }),
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(200),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .AddTimeout(TimeSpan.FromSeconds(3))
            .Build();

    public async Task<Result<string?>> Allocate(Lobby lobby, Match match, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(AllocationRequest.For(lobby, match), AllocationJson.Default.AllocationRequest);
        try
        {
            using var response = await pipeline.ExecuteAsync(async token => await http.SendAsync(Signed(body, match), token), ct);
            var reply = response.IsSuccessStatusCode
                ? await response.Content.ReadFromJsonAsync(AllocationJson.Default.AllocationReply, ct)
                : null;
            if (reply?.Connection is { Length: >= 1 and <= 1024 } connection) return connection;
            Refused(match.Id, (int)response.StatusCode);
        }
        catch (Exception failure) when (failure is HttpRequestException or Polly.Timeout.TimeoutRejectedException or JsonException)
        {
            Failed(match.Id, failure);
        }

        return Refusals.Unavailable;
    }

    private HttpRequestMessage Signed(byte[] body, Match match)
    {
        var at = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes($"{at}."), .. body]);
        return new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } },
            Headers =
            {
                { "Lobby-Signature", $"t={at},v1={Convert.ToHexStringLower(signature)}" },
                { "Idempotency-Key", match.Id },
            },
        };
    }

    [LoggerMessage(1, LogLevel.Error, "Failed to allocate a server for match {Match}: HTTP {Status}; the start is cancelled")]
    private partial void Refused(string match, int status);

    [LoggerMessage(2, LogLevel.Error, "Failed to allocate a server for match {Match}: no response; the start is cancelled")]
    private partial void Failed(string match, Exception failure);
}
