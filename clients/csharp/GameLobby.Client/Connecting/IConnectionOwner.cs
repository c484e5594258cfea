using System.Text.Json;

namespace GameLobby.Client;

/// <summary>Receives the events of a <see cref="Connection"/> and supplies its first frame.</summary>
internal interface IConnectionOwner
{
    /// <summary>Creates the <c>session.hello</c> request, the first frame over a new connection.</summary>
    (string Id, string Frame) CreateHello();

    /// <summary>The service has accepted <c>session.hello</c>; requests go over this channel from now on.</summary>
    void Opened(SocketChannel channel, HelloReply hello, JsonElement json);

    /// <summary>Requests cannot be sent until <see cref="Opened"/> or <see cref="Resumed"/>.</summary>
    void Paused();

    /// <summary>A planned renewal failed; requests go over the existing channel again.</summary>
    void Resumed(SocketChannel channel);

    void Lost(SessionLost lost);

    void ReplyReceived(JsonElement frame);

    void PushReceived(JsonElement frame);

    void StateChanged(ConnectionState state);

    void Ended(LobbyException error);
}
