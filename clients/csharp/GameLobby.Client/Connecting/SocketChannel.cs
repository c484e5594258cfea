using System.Text.Json;

namespace GameLobby.Client;

/// <summary>Wraps one socket: passes its events to the owner under the lock, and none after either side has closed it.</summary>
internal sealed class SocketChannel(ClientContext context, ISocketChannelOwner owner) : ILobbySocketListener
{
    private ILobbySocket? socket;
    private bool isOpen;
    private bool isClosed;

    public void Open(string token)
    {
        socket = context.CreateSocket();
        socket.Open(context.Url, token, this);
    }

    public void Send(string frame)
    {
        if (isOpen) socket!.Send(frame);
    }

    public void Close()
    {
        isOpen = false;
        isClosed = true;
        socket?.Close();
        socket = null;
    }

    void ILobbySocketListener.Opened()
    {
        lock (context.SyncRoot)
        {
            if (isClosed) return;
            isOpen = true;
            owner.ChannelOpened(this);
        }
    }

    void ILobbySocketListener.Received(string frame)
    {
        if (Wire.ParseFrame(frame) is not { } json) return;
        lock (context.SyncRoot)
        {
            if (!isClosed) owner.FrameReceived(this, json);
        }
    }

    void ILobbySocketListener.Closed(int? code, Exception? cause)
    {
        lock (context.SyncRoot)
        {
            if (isClosed) return;
            Close();
            owner.ChannelLost(this, code, cause);
        }
    }
}
