using System.Text.Json;

namespace GameLobby.Client;

/// <summary>What a connection tells, and asks, of the session that it is for.</summary>
internal interface IConnectionOwner
{
    /// <summary>The first frame over a new socket, and its id.</summary>
    (string Id, string Frame) Hello();

    /// <summary>The service has greeted: everything goes over this socket now.</summary>
    void Opened(Link link, HelloReply hello, JsonElement json);

    /// <summary>Nothing can be sent for the time being.</summary>
    void Paused();

    /// <summary>A planned change of sockets failed: the one there was is still good.</summary>
    void Resumed(Link link);

    void Lost(SessionLost lost);

    void Reply(JsonElement frame);

    void Push(JsonElement frame);

    void StateIs(ConnectionState state);

    void Ended(LobbyException error);
}
