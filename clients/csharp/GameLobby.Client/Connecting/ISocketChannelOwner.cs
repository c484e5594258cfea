using System.Text.Json;

namespace GameLobby.Client;

/// <summary>Receives the events of a <see cref="SocketChannel"/>, under the lock.</summary>
internal interface ISocketChannelOwner
{
    void ChannelOpened(SocketChannel channel);

    void FrameReceived(SocketChannel channel, JsonElement frame);

    /// <summary>The other side closed the socket, or it never opened.</summary>
    void ChannelLost(SocketChannel channel, int? code, Exception? cause);
}
