using System.Collections.Concurrent;
using GameLobby.LocalCloud.Billing;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Template;
using Microsoft.AspNetCore.Http.Features;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>API Gateway's WebSocket API: accepts handshakes and invokes the functions of the routes.</summary>
internal sealed class WebSocketGateway : IAsyncDisposable
{
    private static readonly TimeSpan MaxDisconnectDelay = TimeSpan.FromSeconds(5);

    private readonly WebSocketApiDefinition api;
    private readonly FaultInjector faults;
    private readonly Ledger ledger;
    private readonly GatewayLimits limits;
    private readonly TimeProvider clock;
    private readonly ProxyEvents events;
    private readonly Integration integration;
    private readonly Authorizer authorizer;
    private readonly Throttles throttles;
    private readonly TokenBucket newConnections;
    private readonly Messages messages;
    private readonly ConcurrentDictionary<Task, bool> running = new();
    private volatile bool isEnding;

    public WebSocketGateway(StackServices services, WebSocketApiDefinition api, LocalCloudOptions options)
    {
        (faults, ledger) = (services.Faults, services.Ledger);
        (this.api, limits, clock) = (api, options.Limits, options.Clock);
        events = new ProxyEvents(services.Stack.Account, api, clock);
        integration = new Integration(services.Functions, limits, clock);
        authorizer = new Authorizer(api, events, integration);
        throttles = new Throttles(api.Throttling, api.Routes.Keys, clock);
        newConnections = new TokenBucket(limits.ConnectionsPerSecond, limits.ConnectionsPerSecond, clock);
        messages = new Messages(api, events, integration, throttles, limits, options.Logging.CreateLogger<Messages>());
    }

    public Connections Connections { get; } = new();

    /// <summary>Serves a request to /{stage}, which should be a WebSocket handshake.</summary>
    public async Task Serve(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Problem.Error(StatusCodes.Status403Forbidden, "ForbiddenException", "Forbidden").ExecuteAsync(context);
            return;
        }

        var handshake = Handshake.From(context.Request, clock.GetUtcNow());
        if (!newConnections.TryTake() || !throttles.Allows("$connect") || faults.ShouldInject(Fault.ThrottledHandshake))
        {
            await Problem.Rejected(StatusCodes.Status429TooManyRequests, handshake.ConnectionId).ExecuteAsync(context);
            return;
        }

        var authorization = await authorizer.Authorize(handshake, context.RequestAborted);
        if (authorization.Status != StatusCodes.Status200OK)
        {
            await Problem.Rejected(authorization.Status, handshake.ConnectionId).ExecuteAsync(context);
            return;
        }

        handshake = handshake with { Authorizer = authorization.Context };
        if (await Connect(handshake, context) is { } response) await Track(Open(handshake, response, context));
    }

    public async ValueTask DisposeAsync()
    {
        isEnding = true;
        Connections.CloseAll(DisconnectReason.GoingAway);
        // A failure has already been reported to the request or the function that caused it.
        await Task.WhenAll(running.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <returns>Null if $connect rejected the handshake; the response is already written.</returns>
    private async Task<ProxyResponse?> Connect(Handshake handshake, HttpContext context)
    {
        if (!api.Routes.TryGetValue("$connect", out var route)) return new ProxyResponse(StatusCodes.Status200OK, null, null);
        var response = await integration.Call(route.Function, events.Connect(handshake), context.RequestAborted);
        if (response is { IsSuccess: true }) return response;
        await Problem.Rejected(response?.StatusCode ?? StatusCodes.Status502BadGateway, handshake.ConnectionId).ExecuteAsync(context);
        return null;
    }

    private async Task Open(Handshake handshake, ProxyResponse response, HttpContext context)
    {
        // The gateway must track this task before the client sees its open connection.
        await Task.Yield();
        using var socket = await context.WebSockets.AcceptWebSocketAsync(response.Header("Sec-WebSocket-Protocol"));
        var meter = context.Features.GetRequiredFeature<FrameMeter>();
        var connection = new Connection(handshake, socket, meter, ledger, faults.Apply(limits), clock);
        Connections.Add(connection);
        if (isEnding) connection.Close(DisconnectReason.GoingAway);
        await Run(connection);
    }

    private async Task Run(Connection connection)
    {
        ledger.Connected(connection.Handshake.ConnectionId);
        var ending = await connection.Run(body => Track(Receive(connection, body)));
        ledger.Disconnected(connection.Handshake.ConnectionId);
        Connections.Remove(connection);
        if (!api.Routes.TryGetValue("$disconnect", out var route) || faults.ShouldInject(Fault.LostDisconnect)) return;
        if (faults.ShouldInject(Fault.LateDisconnect)) await Task.Delay(faults.DelayUpTo(MaxDisconnectDelay, Fault.LateDisconnect), clock);
        var handshake = connection.Handshake;
        if (faults.ShouldInject(Fault.AnonymousDisconnect)) handshake = handshake with { Authorizer = null };
        await integration.Invoke(route.Function, events.Disconnect(handshake, ending), CancellationToken.None);
    }

    private async Task Receive(Connection connection, string body)
    {
        var dropped = faults.ShouldInject(Fault.DroppedSocket);
        var early = dropped && faults.HappensBeforeWork(Fault.DroppedSocket);
        if (dropped) connection.Close(DisconnectReason.Lost);
        if (!early) await messages.Handle(connection, body, CancellationToken.None);
    }

    /// <summary>
    /// Measures the frames of every WebSocket that a later middleware accepts.
    /// </summary>
    public Task Meter(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IHttpUpgradeFeature>() is { } upgrade)
        {
            var meter = new FrameMeter(limits.FrameSize);
            context.Features.Set(meter);
            context.Features.Set<IHttpUpgradeFeature>(new MeteredUpgrade(upgrade, meter));
        }

        return next(context);
    }

    private Task Track(Task task)
    {
        running[task] = true;
        task.ContinueWith(
            done => running.TryRemove(done, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return task;
    }
}
