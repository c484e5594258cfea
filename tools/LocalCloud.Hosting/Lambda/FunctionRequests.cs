using System.Collections.Concurrent;
using Amazon;
using Amazon.Runtime;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>
/// Hands the requests that functions in this process send by an AWS SDK to the stack's server in memory. They are built, signed, handled
/// and parsed as if they were sent, which would cost more than the server's own work. Disposing ends that.
/// </summary>
internal sealed class FunctionRequests : IDisposable
{
    /// <param name="address">The address of the stack.</param>
    /// <param name="server">Handles a request to the stack.</param>
    /// <param name="services">The services of the server.</param>
    public FunctionRequests(Uri address, RequestDelegate server, IServiceProvider services) =>
        AWSConfigs.HttpClientFactory = new Clients(new InMemoryHandler(address, server, services));

    /// <summary>Clients that were created before keep their handler, which is therefore not disposed.</summary>
    public void Dispose() => AWSConfigs.HttpClientFactory = null;

    /// <summary>Clients with the handler, one for each timeout.</summary>
    private sealed class Clients(HttpMessageHandler handler) : HttpClientFactory
    {
        private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(100);
        private readonly ConcurrentDictionary<TimeSpan, HttpClient> clients = [];

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => clients.GetOrAdd(
            clientConfig.Timeout ?? DefaultTimeout, timeout => new HttpClient(handler, disposeHandler: false) { Timeout = timeout });

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
