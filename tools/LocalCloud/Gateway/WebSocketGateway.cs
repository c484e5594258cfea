using System.Collections.Concurrent;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Template;
using Microsoft.AspNetCore.Http.Features;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>API Gateway's WebSocket API: handshakes, messages, and the functions that hear of them.</summary>
internal sealed class WebSocketGateway : IAsyncDisposable
{
    private static readonly TimeSpan LatestDisconnect = TimeSpan.FromSeconds(5);

    private readonly WebSocketApiDefinition api;
    private readonly Misfortune misfortune;
    private readonly GatewayLimits limits;
    private readonly TimeProvider clock;
    private readonly ProxyEvents events;
    private readonly Integration integration;
    private readonly Authorizer authorizer;
    private readonly Messages messages;
    private readonly ConcurrentDictionary<Task, bool> running = new();
    private volatile bool isEnding;

    public WebSocketGateway(
        Account account, WebSocketApiDefinition api, IFunctions functions, Misfortune misfortune, GatewayLimits limits, TimeProvider clock)
    {
        (this.api, this.misfortune, this.limits, this.clock) = (api, misfortune, limits, clock);
        events = new ProxyEvents(account, api, clock);
        integration = new Integration(functions, limits, clock);
        authorizer = new Authorizer(api, events, integration);
        messages = new Messages(api, events, integration);
    }

    public Connections Connections { get; } = new();

    /// <summary>Serves a request to /{stage}: a socket, or API Gateway's answer to what is no handshake.</summary>
    public async Task Serve(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            // API Gateway's answer to a plain request.
            await Problem.Error(StatusCodes.Status403Forbidden, "ForbiddenException", "Forbidden").ExecuteAsync(context);
            return;
        }

        var handshake = Handshake.From(context.Request, clock.GetUtcNow());
        var verdict = await authorizer.Judge(handshake, context.RequestAborted);
        if (verdict.Status != StatusCodes.Status200OK)
        {
            await Problem.Refused(verdict.Status, handshake.ConnectionId).ExecuteAsync(context);
            return;
        }

        handshake = handshake with { Authorizer = verdict.Context };
        if (await Connect(handshake, context) is { } response) await Track(Open(handshake, response, context));
    }

    public async ValueTask DisposeAsync()
    {
        isEnding = true;
        Connections.CloseAll(Ending.GoingAway);
        await Task.WhenAll(running.Keys);
    }

    /// <returns>Null: $connect refused, and the client has been told.</returns>
    private async Task<ProxyResponse?> Connect(Handshake handshake, HttpContext context)
    {
        if (!api.Routes.TryGetValue("$connect", out var route)) return new ProxyResponse(StatusCodes.Status200OK, null, null);
        var response = await integration.Call(route.Function, events.Connect(handshake), context.RequestAborted);
        if (response is { IsSuccess: true }) return response;
        await Problem.Refused(response?.StatusCode ?? StatusCodes.Status502BadGateway, handshake.ConnectionId).ExecuteAsync(context);
        return null;
    }

    private async Task Open(Handshake handshake, ProxyResponse response, HttpContext context)
    {
        // Known of before the client hears that its socket is open.
        await Task.Yield();
        using var socket = await context.WebSockets.AcceptWebSocketAsync(response.Header("Sec-WebSocket-Protocol"));
        var meter = context.Features.GetRequiredFeature<FrameMeter>();
        var connection = new Connection(handshake, socket, meter, misfortune.Shorten(limits), clock);
        Connections.Add(connection);
        if (isEnding) connection.Close(Ending.GoingAway);
        await Served(connection);
    }

    private async Task Served(Connection connection)
    {
        var ending = await connection.Run(body => Track(Receive(connection, body)));
        Connections.Remove(connection);
        if (!api.Routes.TryGetValue("$disconnect", out var route) || misfortune.Strikes(Fault.LostDisconnect)) return;
        if (misfortune.Strikes(Fault.LateDisconnect)) await Task.Delay(misfortune.UpTo(LatestDisconnect, Fault.LateDisconnect), clock);
        await integration.Invoke(route.Function, events.Disconnect(connection.Handshake, ending), CancellationToken.None);
    }

    private async Task Receive(Connection connection, string body)
    {
        var dropped = misfortune.Strikes(Fault.DroppedSocket);
        var early = dropped && misfortune.Early(Fault.DroppedSocket);
        if (dropped) connection.Close(Ending.Lost);
        if (!early) await messages.Handle(connection, body, CancellationToken.None);
    }

    /// <summary>
    /// Counts the frames of every socket that is opened below: the limit is the frame's, and only the bytes tell frames apart.
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
