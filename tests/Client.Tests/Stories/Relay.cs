using System.Net;
using System.Net.Sockets;

namespace GameLobby.Client.Tests.Stories;

/// <summary>The network between a client and the service, which can be cut.</summary>
internal sealed class Relay : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Uri service;
    private readonly List<TcpClient> ends = [];

    public Relay(Uri service)
    {
        this.service = service;
        listener.Start();
        _ = Accept();
    }

    public Uri Url => new($"ws://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}{service.AbsolutePath}");

    /// <summary>How many connections there have been.</summary>
    public int Connections { get; private set; }

    /// <summary>Ends every connection there is, without a word; new ones get through.</summary>
    public void Cut()
    {
        lock (ends)
        {
            foreach (var end in ends) end.Dispose();
            ends.Clear();
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
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // The relay is disposed.
        }
    }

    private async Task Connect(TcpClient near)
    {
        var far = new TcpClient();
        try
        {
            await far.ConnectAsync(service.Host, service.Port);
            lock (ends)
            {
                ends.AddRange([near, far]);
                Connections++;
            }

            var (one, other) = (near.GetStream(), far.GetStream());
            await Task.WhenAny(one.CopyToAsync(other), other.CopyToAsync(one));
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            // It was cut.
        }

        near.Dispose();
        far.Dispose();
    }
}
