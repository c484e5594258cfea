using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.APIGatewayEvents;
using BenchmarkDotNet.Attributes;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Functions;
using GameLobby.Infrastructure.DynamoDb;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Benchmarks.Handlers;

/// <summary>A frame with <c>member.ready</c> in a lobby of eight, beside the one write to DynamoDB that it causes.</summary>
[MemoryDiagnoser]
public class MessageBenchmark
{
    private readonly Context context = new();
    private ServiceProvider services = null!;
    private MessageFunction function = null!;
    private AmazonDynamoDBClient dynamo = null!;
    private Dictionary<string, AttributeValue> item = null!;
    private int count;

    [GlobalSetup]
    public async Task Setup()
    {
        services = Services.Create();
        function = ActivatorUtilities.CreateInstance<MessageFunction>(services);
        dynamo = Services.Dynamo();
        var lobby = Lobbies.Of(8);
        item = LobbyItem.Write(lobby);
        var player = new Player(Lobbies.Player(1), Lobbies.Connection(1), null, 0);
        await services.GetRequiredService<ILobbies>().Save(null, lobby, new Newcomer(player), default);
        var reply = await Ready();
        if (!reply.Contains("\"ok\":true", StringComparison.Ordinal)) throw new InvalidOperationException(reply);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        services.Dispose();
        dynamo.Dispose();
    }

    [Benchmark(Baseline = true, Description = "PutItem")]
    public Task Put() => dynamo.PutItemAsync(new PutItemRequest
    {
        TableName = "Lobby",
        Item = item,
        ConditionExpression = "version = :version",
        ExpressionAttributeValues = new() { [":version"] = new AttributeValue { N = "8" } },
    });

    [Benchmark(Description = "member.ready")]
    public async Task<string> Ready()
    {
        var isReady = ++count % 2 == 1 ? "true" : "false";
        var request = new APIGatewayProxyRequest
        {
            Body = $$"""{"id":"r{{count}}","action":"member.ready","data":{"ready":{{isReady}} } }""",
            RequestContext = new APIGatewayProxyRequest.ProxyRequestContext
            {
                ConnectionId = Lobbies.Connection(1).Id.Value,
                ConnectedAt = Lobbies.Now.ToUnixTimeMilliseconds(),
                Authorizer = new APIGatewayCustomAuthorizerContext { ["playerId"] = Lobbies.Player(1).Value, ["name"] = "Player 1" },
            },
        };
        await using var scope = services.CreateAsyncScope();
        var response = await function.Message(
            request,
            context,
            scope.ServiceProvider.GetRequiredService<ISender>(),
            scope.ServiceProvider.GetRequiredService<CallerScope>(),
            scope.ServiceProvider.GetRequiredService<ICommandSender>());
        return response.Body;
    }
}
