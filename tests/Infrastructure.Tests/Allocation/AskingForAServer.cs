using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.Allocation;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Engines;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.Infrastructure.Tests.Allocation;

public sealed class AskingForAServer : IAsyncLifetime, IDisposable
{
    private const string Secret = "between us";

    private static readonly Lobby Lobby = ALobby
        .With(
            settings => settings with
            {
                Region = "eu-west",
                Teams = [new Team("red", 4), new Team("blue", 4)],
                Data = DataMap.From(new Dictionary<string, string> { ["map"] = "dust" }),
            },
            People.Ada,
            People.Bob)
        .With(AMember.Spectating(People.Eve))
        .Starting();

    private readonly FakeTimeProvider clock = new(People.Noon);
    private readonly HttpClient http = new();
    private Studio studio = null!;

    public async Task InitializeAsync() => studio = await Studio.Start();

    public async Task DisposeAsync() => await studio.DisposeAsync();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task The_allocation_returns_the_servers_address() => Assert.Equal("udp://198.51.100.7:7777", (await Ask()).Value);

    [Fact]
    public async Task The_request_describes_the_lobby_and_its_match()
    {
        await Ask();

        await Verify(Assert.Single(studio.Requests).Body, "json");
    }

    [Fact]
    public async Task The_request_carries_a_signature_that_the_studio_can_verify()
    {
        await Ask();

        var asked = Assert.Single(studio.Requests);
        var at = People.Noon.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{at}.{asked.Body}"));
        Assert.Equal($"t={at},v1={Convert.ToHexStringLower(signature)}", asked.Signature);
        Assert.Equal("application/json", asked.ContentType);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_request_to_a_busy_studio_is_retried_with_the_same_idempotency_key(int status)
    {
        var respond = studio.Respond;
        studio.Respond = (number, context) => number < 3 ? Status(context, status) : respond(number, context);

        Assert.False((await Ask()).IsRefused);

        Assert.Equal(3, studio.Requests.Count);
        Assert.All(studio.Requests, asked => Assert.Equal(Lobby.Match!.Id, asked.IdempotencyKey));
    }

    [Fact]
    public async Task The_allocation_fails_after_three_attempts_at_a_busy_studio()
    {
        studio.Respond = (_, context) => Status(context, 503);

        Assert.Equal(Refusals.Unavailable, (await Ask()).Error);
        Assert.Equal(3, studio.Requests.Count);
    }

    [Fact]
    public async Task The_allocation_fails_when_the_studio_does_not_respond_in_time()
    {
        studio.Respond = (_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted);

        var allocation = Allocate(studio.Url);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await Wait.Until(() => studio.Requests.Count == attempt, clock, TimeSpan.FromMilliseconds(10));
            clock.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.Equal(Refusals.Unavailable, (await Wait.For(allocation, clock)).Error);
        Assert.Equal(3, studio.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(409)]
    public async Task A_client_error_from_the_studio_is_not_retried(int status)
    {
        studio.Respond = (_, context) => Status(context, status);

        Assert.Equal(Refusals.Unavailable, (await Ask()).Error);
        Assert.Single(studio.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"connection":""}""")]
    [InlineData("""{"connection":7}""")]
    public async Task The_allocation_fails_when_the_response_names_no_server(string body)
    {
        studio.Respond = (_, context) => context.Response.WriteAsync(body);

        Assert.Equal(Refusals.Unavailable, (await Ask()).Error);
    }

    [Fact]
    public async Task The_allocation_fails_when_the_studio_is_unreachable()
    {
        var url = studio.Url;
        await studio.DisposeAsync();

        Assert.Equal(Refusals.Unavailable, (await Ask(url)).Error);
    }

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private Task<Result<string?>> Ask(Uri? url = null) => Wait.For(Allocate(url ?? studio.Url), clock);

    private Task<Result<string?>> Allocate(Uri url) => new WebhookAllocator(http, url, Secret, clock, NullLogger<WebhookAllocator>.Instance)
        .Allocate(Lobby, Lobby.Match!, CancellationToken.None);
}
