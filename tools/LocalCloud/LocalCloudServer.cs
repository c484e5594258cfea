using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Development;
using GameLobby.LocalCloud.Gateway;
using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Page;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Template;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GameLobby.LocalCloud;

/// <summary>The HTTP server: WebSockets and @connections, the queues' endpoint, the development endpoints, and the page.</summary>
internal sealed class LocalCloudServer(WebApplication app, WebSocketGateway? gateway) : IAsyncDisposable
{
    public static async Task<LocalCloudServer> Start(
        Stack stack,
        IFunctions functions,
        QueueEngine queues,
        TokenIssuer tokens,
        FaultInjector faults,
        Func<bool> isUp,
        LobbyPage? page,
        Listener listener,
        LocalCloudOptions options,
        CancellationToken ct)
    {
        var app = Build(listener, options);
        var gateway = stack.Api is { } api
            ? new WebSocketGateway(stack.Account, api, functions, faults, options.Limits, options.Clock)
            : null;

        app.UseCors();
        app.UseSqs(queues, $"/queues/{stack.Account.Id}");
        app.MapDevelopment(tokens, faults, isUp);
        if (page is not null) app.MapPage(page);
        if (gateway is not null) Map(app, gateway, stack.Api!, faults, options);
        app.MapFallback(() => Results.Text(
            $"Not found. Clients connect to /{stack.Api?.Stage} with a WebSocket; POST /dev/token returns a token.\n",
            statusCode: StatusCodes.Status404NotFound));

        await app.StartAsync(ct);
        return new LocalCloudServer(app, gateway);
    }

    public async ValueTask DisposeAsync()
    {
        if (gateway is not null) await gateway.DisposeAsync();
        await app.DisposeAsync();
    }

    private static WebApplication Build(Listener listener, LocalCloudOptions options)
    {
        // An empty builder reads no appsettings.json and no ASPNETCORE_ variables.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "LocalCloud" });
        builder.Services.AddRoutingCore().AddCors();
        builder.Services.Replace(ServiceDescriptor.Singleton(options.Logging));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(listener.EndPoint);
        });
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = _ => listener.Socket);
        return builder.Build();
    }

    private static void Map(
        WebApplication app,
        WebSocketGateway gateway,
        WebSocketApiDefinition api,
        FaultInjector faults,
        LocalCloudOptions options)
    {
        new ConnectionsApi(gateway.Connections, faults, options.Limits, options.Clock).Map(app, api.Stage);
        if (!options.Serves) return;
        app.Use(gateway.Meter);
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        app.Map($"/{api.Stage}", gateway.Serve);
    }
}
