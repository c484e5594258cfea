using System.Net;
using System.Net.Sockets;

namespace GameLobby.LocalCloud;

/// <summary>
/// The listening socket. It is bound before anything else starts: the template's values depend on the port, and a port in use should
/// fail at once.
/// </summary>
internal sealed class Listener : IAsyncDisposable
{
    private Listener(Socket socket) => Socket = socket;

    public Socket Socket { get; }

    public IPEndPoint EndPoint => (IPEndPoint)Socket.LocalEndPoint!;

    /// <summary>The address at which the functions, which run on this machine, reach the listener.</summary>
    public Uri Address => new($"http://{(IsAny(EndPoint.Address) ? IPAddress.Loopback : EndPoint.Address) switch
    {
        { AddressFamily: AddressFamily.InterNetworkV6 } v6 => $"[{v6}]",
        var v4 => v4.ToString(),
    }}:{EndPoint.Port}");

    public static Listener Bind(string host, int port)
    {
        if (port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
            throw new LocalCloudException($"--port {port}: expected a number from {IPEndPoint.MinPort} to {IPEndPoint.MaxPort}.");
        var address = host == "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(host, out var parsed) ? parsed
            : throw new LocalCloudException($"--host {host}: expected an IP address or localhost.");
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            // A port that another process has bound may fail only here.
            socket.Listen();
            return new Listener(socket);
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            throw new LocalCloudException(failure.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"Port {port} is in use. Choose another one with --port.",
                SocketError.AccessDenied => $"This user may not listen on port {port}. Choose another one with --port.",
                _ => $"Cannot listen on {host}:{port}: {failure.Message}.",
            }, failure);
        }
    }

    public ValueTask DisposeAsync()
    {
        Socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}
