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
    public async Task The_answer_is_how_players_reach_it() => Assert.Equal("udp://198.51.100.7:7777", (await Ask()).Value);

    [Fact]
    public async Task The_studio_is_told_what_it_needs_to_know()
    {
        await Ask();

        await Verify(Assert.Single(studio.Requests).Body, "json");
    }

    [Fact]
    public async Task The_studio_can_tell_that_it_is_us()
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
    public async Task A_studio_that_is_busy_is_asked_again_for_the_same_match(int status)
    {
        var answer = studio.Answer;
        studio.Answer = (number, context) => number < 3 ? Status(context, status) : answer(number, context);

        Assert.False((await Ask()).IsRefused);

        Assert.Equal(3, studio.Requests.Count);
        Assert.All(studio.Requests, asked => Assert.Equal(Lobby.Match!.Id, asked.IdempotencyKey));
    }

    [Fact]
    public async Task A_studio_that_stays_busy_gives_no_server()
    {
        studio.Answer = (_, context) => Status(context, 503);

        Assert.Equal(Refusals.Unavailable, (await Ask()).Error);
        Assert.Equal(3, studio.Requests.Count);
    }

    [Fact]
    public async Task A_studio_that_does_not_answer_is_not_waited_for()
    {
        studio.Answer = (_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted);

        var answer = await Wait.For(Allocate(studio.Url), clock, TimeSpan.FromMilliseconds(100));

        Assert.Equal(Refusals.Unavailable, answer.Error);
        Assert.Equal(3, studio.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(409)]
    public async Task A_no_is_a_no(int status)
    {
        studio.Answer = (_, context) => Status(context, status);

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
    public async Task An_answer_that_names_no_server_is_none(string body)
    {
        studio.Answer = (_, context) => context.Response.WriteAsync(body);

        Assert.Equal(Refusals.Unavailable, (await Ask()).Error);
    }

    [Fact]
    public async Task A_studio_that_is_not_there_gives_no_server()
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
