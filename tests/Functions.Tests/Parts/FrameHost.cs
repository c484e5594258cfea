using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.APIGatewayEvents;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace GameLobby.Functions.Tests.Parts;

/// <summary>Players whose frames go through <see cref="MessageFunction"/>, on in-memory stores and without rate limits.</summary>
internal sealed class FrameHost : IDisposable
{
    private static readonly Limits Unlimited = Limits.Default with
    {
        RequestsPerSecond = int.MaxValue,
        RequestBurst = int.MaxValue,
        ChatPerSecond = int.MaxValue,
        ChatBurst = int.MaxValue,
    };

    private readonly Dictionary<PlayerId, (Client Client, string Scope)> players = [];
    private int requests;

    public TestHost Host { get; } = new();

    public async Task Connect(PlayerId player, string scope = "") => players[player] = (await Host.Connect(player), scope);

    /// <summary>Sends a well-formed request.</summary>
    public async Task<JsonObject> Send(PlayerId player, string action, object? data = null)
    {
        var frame = JsonSerializer.Serialize(new { action, id = $"{++requests}", data = data ?? new { } });
        return JsonNode.Parse(await SendRaw(player, frame))!.AsObject();
    }

    /// <summary>Sends a request that must succeed, and returns the reply's data.</summary>
    public async Task<JsonObject> Request(PlayerId player, string action, object? data = null)
    {
        var reply = await Send(player, action, data);
        Assert.True(reply["ok"]!.GetValue<bool>(), reply.ToJsonString());
        return reply["data"]!.AsObject();
    }

    /// <summary>Sends any text, and returns the text of the reply.</summary>
    public async Task<string> SendRaw(PlayerId player, string? frame)
    {
        var (client, scope) = players[player];
        var request = Events.From(player, frame, client.Connection);
        request.RequestContext.Authorizer["scope"] = scope;
        var response = await Host.InScope(services => new MessageFunction(
                new FrameLimiter(services.GetRequiredService<RateLimiter>(), Unlimited),
                RecordedLog.Nowhere(),
                Host.Clock,
                NullLogger<MessageFunction>.Instance)
            .Message(
                request,
                Invocation.Usual,
                services.GetRequiredService<ISender>(),
                services.GetRequiredService<CallerScope>(),
                new RecordingCommands()));
        return response.Body;
    }

    public void Dispose() => Host.Dispose();
}
