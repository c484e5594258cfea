using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Domain.Values;
using GameLobby.Functions;
using GameLobby.Functions.Diagnostics;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using GameLobby.TestKit.Wire;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace GameLobby.Protocol.Tests.Examples;

/// <summary>
/// Runs requests of players through <see cref="MessageFunction"/> on one host and records the replies and pushes in
/// <paramref name="frames"/>.
/// </summary>
internal sealed class Recording(RecordedFrames frames, Action<IServiceCollection>? services = null) : IDisposable
{
    private static readonly ILambdaContext Context = Mock.Of<ILambdaContext>(context => context.RemainingTime == TimeSpan.FromSeconds(20));

    private static readonly Invocations Nowhere =
        new(new LogOutput(TextWriter.Null), new ConfigurationBuilder().Build(), TimeProvider.System);

    private readonly List<Client> clients = [];
    private readonly Dictionary<PlayerId, string> scopes = [];
    private int requests;

    public TestHost Host { get; } = new(services: services);

    public async Task<Client> Connect(PlayerId player, int socket = 1, string scope = "")
    {
        var client = await Host.Connect(player, socket);
        clients.Add(client);
        scopes[player] = scope;
        return client;
    }

    /// <summary>Sends a valid request.</summary>
    public async Task<JsonObject> Request(Client client, string action, object? data = null, string? id = null)
    {
        var frame = JsonSerializer.SerializeToNode(new { action, id = id ?? $"{++requests}", data = data ?? new { } })!.AsObject();
        Assert.Null(WireDocument.FaultOfRequest(frame));
        return await Send(client, frame.ToJsonString(), action);
    }

    /// <summary>Sends any frame, valid or not, and delivers the pushes that it causes.</summary>
    public async Task<JsonObject> Send(Client client, string frame, string? action = null)
    {
        var request = new APIGatewayProxyRequest
        {
            Body = frame,
            RequestContext = new APIGatewayProxyRequest.ProxyRequestContext
            {
                ConnectionId = client.Connection.Id.Value,
                ConnectedAt = client.Connection.Since.ToUnixTimeMilliseconds(),
                Authorizer = new()
                {
                    ["playerId"] = client.Player.Value,
                    ["name"] = AMember.Of(client.Player).Name,
                    ["scope"] = scopes[client.Player],
                },
            },
        };
        var response = await Host.InScope(scope => new MessageFunction(
                new FrameLimiter(scope.GetRequiredService<RateLimiter>(), Limits.Default),
                Nowhere,
                TimeProvider.System,
                NullLogger<MessageFunction>.Instance)
            .Message(
                request,
                Context,
                scope.GetRequiredService<ISender>(),
                scope.GetRequiredService<CallerScope>(),
                Mock.Of<ICommandSender>()));
        await Host.Settle();

        var reply = JsonNode.Parse(response.Body)!.AsObject();
        Assert.Null(WireDocument.FaultOfAnswer(reply, action));
        frames.Add(reply, action);
        return reply;
    }

    /// <summary>Records the pushes to each player, in the order of the players' connections.</summary>
    public void Dispose()
    {
        foreach (var push in clients.SelectMany(client => client.Pushes))
        {
            var frame = JsonSerializer.SerializeToNode(push, WireJson.Default.Push)!.AsObject();
            Assert.Null(WireDocument.FaultOfAnswer(frame));
            frames.Add(frame);
        }

        Host.Dispose();
    }
}
