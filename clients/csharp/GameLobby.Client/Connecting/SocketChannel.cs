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

    /// <summary>Returns when the other side has closed, too. Never throws.</summary>
    public async Task Close()
    {
        (isOpen, isClosed) = (false, true);
        if (socket is not { } closing) return;
        socket = null;
        try
        {
            await closing.CloseAsync();
        }
        catch (Exception exception)
        {
            context.Log?.Warning("The socket could not be closed.", exception);
        }
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
        if (Wire.ParseFrame(frame) is not { } json)
        {
            context.Log?.Warning($"A message of {frame.Length} characters was ignored: it is not a frame of the protocol.");
            return;
        }

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
            _ = Close();
            owner.ChannelLost(this, code, cause);
        }
    }
}
