using System.Net;
using System.Net.Sockets;

namespace GameLobby.EndToEnd.Tests.Running;

/// <summary>A service of somebody else that the stack calls, on a free port of this machine.</summary>
internal sealed class HttpServer : IDisposable
{
    private readonly HttpListener listener = Start();

    public string Url => listener.Prefixes.Single();

    /// <summary>Handles requests one after the other until this is disposed.</summary>
    public async Task Serve(Func<HttpListenerContext, Task> handle)
    {
        try
        {
            while (true) await handle(await listener.GetContextAsync());
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // Disposed at the end of the tests.
        }
    }

    public void Dispose() => listener.Close();

    private static HttpListener Start()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var listener = new HttpListener { Prefixes = { $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/" } };
        free.Stop();
        listener.Start();
        return listener;
    }
}
