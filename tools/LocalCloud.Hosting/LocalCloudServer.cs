using GameLobby.LocalCloud.Database;
using GameLobby.LocalCloud.Development;
using GameLobby.LocalCloud.Gateway;
using GameLobby.LocalCloud.Page;
using GameLobby.LocalCloud.Queues;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GameLobby.LocalCloud;

/// <summary>
/// The HTTP server, the one address of the stack: WebSockets and @connections, the HTTP API, the endpoints of tables and queues, the
/// development endpoints, and the page.
/// </summary>
internal sealed class LocalCloudServer(
    WebApplication app, RequestDelegate requests, WebSocketGateway? gateway, DynamoDbEndpoint tables) : IAsyncDisposable
{
    /// <summary>Handles a request that did not come through a socket.</summary>
    public RequestDelegate Requests => requests;

    public IServiceProvider Services => app.Services;

    /// <param name="services">The stack.</param>
    /// <param name="engine">The address of the DynamoDB engine.</param>
    /// <param name="isUp">Whether the whole stack has started.</param>
    /// <param name="page">The page; null if there is none.</param>
    /// <param name="listener">The socket to listen on.</param>
    /// <param name="options">LocalCloud's settings.</param>
    /// <param name="ct">Cancels the start.</param>
    public static async Task<LocalCloudServer> Start(
        StackServices services, Uri engine, Func<bool> isUp, LobbyPage? page, Listener listener, LocalCloudOptions options,
        CancellationToken ct)
    {
        var (stack, account) = (services.Stack, services.Stack.Account);
        var app = Build(listener, options);
        var gateway = stack.Api is { } api ? new WebSocketGateway(services, api, options) : null;
        var tables = new DynamoDbEndpoint(engine, services, options.Clock);

        RequestDelegate? requests = null;
        app.Use(next => requests = next);
        tables.Use(app);
        new SqsEndpoint(
            services.Queues, $"/queues/{account.Id}", options.Clock, services.Permissions, services.Faults, services.Ledger).Use(app);
        app.UseRouting();
        app.UseCors();
        app.MapDevelopment(services, isUp);
        if (page is not null) app.MapPage(page);
        if (gateway is not null) Map(app, gateway, services, options);
        if (stack.HttpApi is { } http && options.Serves) new HttpGateway(services, http, options).Map(app);
        app.MapFallback(() => Results.Text(
            $"Not found. Clients connect to /{stack.Api?.Stage} with a WebSocket; POST /dev/token returns a token.\n",
            statusCode: StatusCodes.Status404NotFound));

        await app.StartAsync(ct);
        return new LocalCloudServer(app, requests!, gateway, tables);
    }

    public async ValueTask DisposeAsync()
    {
        if (gateway is not null) await gateway.DisposeAsync();
        await app.DisposeAsync();
        tables.Dispose();
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

    private static void Map(WebApplication app, WebSocketGateway gateway, StackServices services, LocalCloudOptions options)
    {
        var api = services.Stack.Api!;
        new ConnectionsApi(gateway.Connections, services, api, options.Limits, options.Clock).Map(app);
        if (!options.Serves) return;
        app.Use(gateway.Meter);
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        app.Map($"/{api.Stage}", gateway.Serve);
    }
}
