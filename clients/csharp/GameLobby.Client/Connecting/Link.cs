using System.Text.Json;

namespace GameLobby.Client;

/// <summary>One socket in use: what it tells is heard under the lock, until it is closed from either side.</summary>
internal sealed class Link(Surroundings around, ILinkOwner owner) : ILobbySocketListener
{
    private ILobbySocket? socket;
    private bool isOpen;
    private bool isOver;

    public void Open(string token)
    {
        socket = around.CreateSocket();
        socket.Open(around.Url, token, this);
    }

    public void Send(string frame)
    {
        if (isOpen) socket!.Send(frame);
    }

    public void Close()
    {
        isOpen = false;
        isOver = true;
        socket?.Close();
        socket = null;
    }

    void ILobbySocketListener.Opened()
    {
        lock (around.Gate)
        {
            if (isOver) return;
            isOpen = true;
            owner.Opened(this);
        }
    }

    void ILobbySocketListener.Received(string frame)
    {
        if (Wire.Frame(frame) is not { } json) return;
        lock (around.Gate)
        {
            if (!isOver) owner.Heard(this, json);
        }
    }

    void ILobbySocketListener.Closed(int? code, Exception? cause)
    {
        lock (around.Gate)
        {
            if (isOver) return;
            Close();
            owner.Lost(this, code, cause);
        }
    }
}

internal interface ILinkOwner
{
    void Opened(Link link);

    void Heard(Link link, JsonElement frame);

    /// <summary>The socket was closed by the other side, or never opened.</summary>
    void Lost(Link link, int? code, Exception? cause);
}
