using System.Net;
using System.Net.Sockets;

namespace GameLobby.LocalCloud;

/// <summary>
/// The port, taken before anything else is done: the template's values depend on it, and a port in use should be told at once.
/// </summary>
internal sealed class Listener : IAsyncDisposable
{
    private Listener(Socket socket) => Socket = socket;

    public Socket Socket { get; }

    public IPEndPoint EndPoint => (IPEndPoint)Socket.LocalEndPoint!;

    /// <summary>Where the functions reach it, which is this machine.</summary>
    public Uri Address => new($"http://{(IsAny(EndPoint.Address) ? IPAddress.Loopback : EndPoint.Address) switch
    {
        { AddressFamily: AddressFamily.InterNetworkV6 } v6 => $"[{v6}]",
        var v4 => v4.ToString(),
    }}:{EndPoint.Port}");

    public static Listener Bind(string host, int port)
    {
        var address = host == "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(host, out var parsed) ? parsed
            : throw new LocalCloudException($"--host {host}: an IP address or localhost is expected.");
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            // Where another process has bound it too, only listening tells.
            socket.Listen();
            return new Listener(socket);
        }
        catch (SocketException refused)
        {
            socket.Dispose();
            throw new LocalCloudException(refused.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"Port {port} is in use; choose another one with --port.",
                SocketError.AccessDenied => $"Port {port} may not be used by this user; choose another one with --port.",
                _ => $"Can't listen on {host}:{port}: {refused.Message}.",
            }, refused);
        }
    }

    public ValueTask DisposeAsync()
    {
        Socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}
