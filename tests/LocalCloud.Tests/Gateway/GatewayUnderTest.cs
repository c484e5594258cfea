using System.Net.WebSockets;
using System.Text;
using GameLobby.LocalCloud.Billing;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Development;
using GameLobby.LocalCloud.Gateway;
using GameLobby.LocalCloud.Page;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Tests.Gateway;

/// <summary>The gateway on a real port, with functions that a test controls.</summary>
internal sealed class GatewayUnderTest : IAsyncDisposable
{
    private readonly LocalCloudServer server;

    private GatewayUnderTest(LocalCloudServer server, Account account, GatewayFunctions functions, FaultInjector faults) =>
        (this.server, Account, Functions, Faults) = (server, account, functions, faults);

    public Account Account { get; }

    public GatewayFunctions Functions { get; }

    public FaultInjector Faults { get; }

    public Uri Socket => new($"ws://{Account.Endpoint.Authority}/v1");

    public static async Task<GatewayUnderTest> Start(
        TimeProvider? clock = null,
        GatewayLimits? limits = null,
        string[]? identitySources = null,
        LobbyPage? page = null,
        RouteThrottling? throttling = null,
        HttpApiDefinition? http = null)
    {
        var listener = Listener.Bind("127.0.0.1", 0);
        var account = new Account(listener.Address);
        var functions = new GatewayFunctions();
        var faults = new FaultInjector(ChaosPlan.None);
        var options = new LocalCloudOptions { Clock = clock ?? TimeProvider.System, Limits = limits ?? new() };
        var api = new WebSocketApiDefinition("Api", "api", "v1", ["action"])
        {
            Authorizer = "Authorize",
            IdentitySources = identitySources ?? [],
            Throttling = throttling,
            Routes = new RouteDefinition[]
            {
                new("$connect", "Connect", false),
                new("$disconnect", "Disconnect", false),
                new("$default", "Message", true),
                new("silent", "Silent", false),
            }.ToDictionary(route => route.Key),
        };
        var stack = new Stack { Account = account, Api = api, HttpApi = http };
        var server = await LocalCloudServer.Start(
            new(
                stack,
                functions,
                new QueueEngine(account, [], options.Clock),
                new TokenIssuer(options.Clock),
                faults,
                new Ledger(stack, options.Clock)),
            account.Endpoint,
            () => true,
            page,
            listener,
            options,
            CancellationToken.None);
        return new GatewayUnderTest(server, account, functions, faults);
    }

    public async Task<Client> Connect(string query = "", Action<ClientWebSocketOptions>? configure = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        configure?.Invoke(socket.Options);
        try
        {
            await socket.ConnectAsync(new Uri($"{Socket}{query}"), Client.Patience);
        }
        catch
        {
            RefusedWith = (int)socket.HttpStatusCode;
            socket.Dispose();
            throw;
        }

        return new Client(socket);
    }

    /// <summary>The status of the last failed handshake.</summary>
    public int RefusedWith { get; private set; }

    public async Task<int> Refused(string query = "")
    {
        await Assert.ThrowsAsync<WebSocketException>(() => Connect(query));
        return RefusedWith;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}

/// <summary>A WebSocket client.</summary>
internal sealed class Client(ClientWebSocket socket) : IAsyncDisposable
{
    public static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token;

    public ClientWebSocket Socket => socket;

    public Task Send(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Patience);

    /// <summary>Receives the next message; null if the gateway closed the connection.</summary>
    public async Task<string?> Receive()
    {
        var (buffer, length) = (new byte[256 * 1024], 0);
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer.AsMemory(length), Patience);
            if (result.MessageType == WebSocketMessageType.Close) return null;
            length += result.Count;
            if (result.EndOfMessage) return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    /// <summary>Reads until the gateway closes the connection, completes the close handshake and returns the close code.</summary>
    public async Task<int> Closed()
    {
        while (await Receive() is not null) { }
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Patience);
        return (int)socket.CloseStatus!;
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
