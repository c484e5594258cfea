using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Development;
using GameLobby.LocalCloud.Gateway;
using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Page;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Template;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GameLobby.LocalCloud;

/// <summary>The one HTTP server: sockets and @connections, the queues' endpoint, the development endpoints, and the page.</summary>
internal sealed class LocalCloudServer(WebApplication app, WebSocketGateway? gateway) : IAsyncDisposable
{
    public static async Task<LocalCloudServer> Start(
        Stack stack,
        IFunctions functions,
        QueueEngine queues,
        TokenIssuer tokens,
        Misfortune misfortune,
        Func<bool> isUp,
        LobbyPage? page,
        Listener listener,
        LocalCloudOptions options,
        CancellationToken ct)
    {
        var app = Build(listener, options);
        var gateway = stack.Api is { } api
            ? new WebSocketGateway(stack.Account, api, functions, misfortune, options.Limits, options.Clock)
            : null;

        app.UseCors();
        app.UseSqs(queues, $"/queues/{stack.Account.Id}");
        app.MapDevelopment(tokens, misfortune, isUp);
        if (page is not null) app.MapPage(page);
        if (gateway is not null) Map(app, gateway, stack.Api!, misfortune, options);
        app.MapFallback(() => Results.Text(
            $"Nothing here. Clients connect to /{stack.Api?.Stage} with a WebSocket; POST /dev/token gives out tokens.\n",
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
        // Files and variables of this process that configure a web application elsewhere have no say here.
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
        Misfortune misfortune,
        LocalCloudOptions options)
    {
        new ConnectionsApi(gateway.Connections, misfortune, options.Limits, options.Clock).Map(app, api.Stage);
        if (!options.Serves) return;
        app.Use(gateway.Meter);
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        app.Map($"/{api.Stage}", gateway.Serve);
    }
}
