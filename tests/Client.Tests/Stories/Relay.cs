using System.Net;
using System.Net.Sockets;

namespace GameLobby.Client.Tests.Stories;

/// <summary>A TCP relay between a client and the service, whose connections can be cut.</summary>
internal sealed class Relay : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Uri service;
    private readonly List<TcpClient> sockets = [];

    public Relay(Uri service)
    {
        this.service = service;
        listener.Start();
        _ = Accept();
    }

    public Uri Url => new($"ws://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}{service.AbsolutePath}");

    /// <summary>Total number of connections so far.</summary>
    public int Connections { get; private set; }

    /// <summary>Drops all current connections without a close frame; new ones are accepted.</summary>
    public void Cut()
    {
        lock (sockets)
        {
            foreach (var socket in sockets) socket.Dispose();
            sockets.Clear();
        }
    }

    public void Dispose()
    {
        listener.Dispose();
        Cut();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Connect(await listener.AcceptTcpClientAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The relay was disposed.
        }
    }

    private async Task Connect(TcpClient client)
    {
        var server = new TcpClient();
        try
        {
            await server.ConnectAsync(service.Host, service.Port);
            lock (sockets)
            {
                sockets.AddRange([client, server]);
                Connections++;
            }

            var (clientStream, serverStream) = (client.GetStream(), server.GetStream());
            await Task.WhenAny(clientStream.CopyToAsync(serverStream), serverStream.CopyToAsync(clientStream));
        }
        catch (Exception exception) when (exception
            is SocketException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            // The connection was cut.
        }

        client.Dispose();
        server.Dispose();
    }
}
