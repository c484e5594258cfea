using Amazon.Lambda.APIGatewayEvents;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Functions.Tests.Parts;
using GameLobby.TestKit.Builders;
using MediatR;

namespace GameLobby.Functions.Tests;

public sealed class OpeningAndLosingConnections : IAsyncLifetime
{
    private static readonly Connection Older = People.Ada.Socket(1);
    private static readonly Connection Newer = People.Ada.Socket(2, People.Noon.AddSeconds(1));

    private readonly Service service = Service.Start();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task A_new_connection_takes_over_the_session()
    {
        Assert.Equal(200, (await Connect(Older)).StatusCode);
        Assert.Equal(200, (await Connect(Newer)).StatusCode);

        Assert.Equal(Newer, await Session());
    }

    [Fact]
    public async Task An_older_connection_that_arrives_late_is_rejected()
    {
        await Connect(Newer);

        Assert.Equal(409, (await Connect(Older)).StatusCode);
        Assert.Equal(Newer, await Session());
    }

    [Theory]
    [InlineData("Sec-WebSocket-Protocol", "lobby.v1, bearer.x", "lobby.v1")]
    [InlineData("sec-websocket-protocol", "bearer.x,lobby.v1", "lobby.v1")]
    [InlineData("Sec-WebSocket-Protocol", "chat.v9", null)]
    [InlineData("Origin", "https://play.example.com", null)]
    public async Task The_lobby_subprotocol_is_selected_only_if_the_client_offers_it(string header, string value, string? chosen)
    {
        var response = await Connect(Older, new() { [header] = value });

        Assert.Equal(chosen, response.Headers?["Sec-WebSocket-Protocol"]);
    }

    [Fact]
    public async Task A_connection_without_a_player_is_rejected()
    {
        var request = Events.From(People.Ada);
        request.RequestContext.Authorizer = null;

        var response = await service.Function<ConnectFunction>().Connect(request, Invocation.Usual, service.Get<ISender>());

        Assert.Equal(401, response.StatusCode);
    }

    [Fact]
    public async Task A_player_becomes_away_when_their_connection_is_lost()
    {
        await Connect(Older);
        await Seat();

        Assert.Equal(200, (await Disconnect(Older)).StatusCode);

        Assert.Null(await Session());
        Assert.Equal(People.Noon + ALobby.Settings.ReconnectGrace, (await service.Lobby(ALobby.Id))!.Members.Find(People.Ada)!.AwayUntil);
    }

    [Fact]
    public async Task The_session_survives_a_late_disconnect_of_an_older_connection()
    {
        await Connect(Older);
        await Connect(Newer);
        await Seat();
        var before = await service.Lobby(ALobby.Id);

        Assert.Equal(200, (await Disconnect(Older)).StatusCode);

        Assert.Equal(Newer, await Session());
        Assert.Equal(before, await service.Lobby(ALobby.Id));
    }

    [Fact]
    public async Task A_disconnect_without_an_authorizer_context_succeeds_and_changes_nothing()
    {
        await Connect(Older);
        await Seat();
        var before = await service.Lobby(ALobby.Id);
        var request = Events.From(People.Ada, socket: Older);
        request.RequestContext.Authorizer = null;

        Assert.Equal(200, (await Disconnect(request)).StatusCode);

        Assert.Equal(Older, await Session());
        Assert.Equal(before, await service.Lobby(ALobby.Id));
    }

    [Fact]
    public async Task A_disconnect_of_a_connection_that_never_opened_succeeds() => Assert.Equal(200, (await Disconnect(Older)).StatusCode);

    private async Task<Connection?> Session() => (await service.Get<IPlayers>().Get(People.Ada, CancellationToken.None)).Connection;

    private async Task Seat()
    {
        var ada = await service.Get<IPlayers>().Get(People.Ada, CancellationToken.None);
        var lobby = ALobby.Of(People.Ada, People.Bob).Edited(People.Ada, member => member with { Connection = ada.Connection });
        await service.Get<ILobbies>().Save(null, lobby, new Newcomer(ada), CancellationToken.None);
    }

    private Task<APIGatewayProxyResponse> Connect(Connection socket, Dictionary<string, string>? headers = null)
    {
        var request = Events.From(People.Ada, socket: socket);
        request.Headers = headers;
        return service.Function<ConnectFunction>().Connect(request, Invocation.Usual, service.Get<ISender>());
    }

    private Task<APIGatewayProxyResponse> Disconnect(Connection socket) => Disconnect(Events.From(People.Ada, socket: socket));

    private Task<APIGatewayProxyResponse> Disconnect(APIGatewayProxyRequest request) =>
        service.Function<DisconnectFunction>().Disconnect(request, Invocation.Usual, service.Get<ISender>(), service.Clock);
}
