namespace GameLobby.Client;

/// <summary>Receives the events of a <see cref="LobbySession"/>, under the lock.</summary>
internal interface ISessionListener
{
    void StateChanged(ConnectionState state);

    void Opened(HelloReply hello);

    void Lost(SessionLost lost);

    void LobbyChanged(LobbyChange change);

    /// <summary>A push other than <c>lobby.changed</c>. Duplicates are dropped, except of <c>browser.changed</c>.</summary>
    void PushReceived(Push push);
}
