using System.Text;
using Amazon.ApiGatewayManagementApi;
using Amazon.ApiGatewayManagementApi.Model;
using Amazon.Runtime;
using Microsoft.AspNetCore.Http;

namespace GameLobby.Compat.Tests.Connections;

/// <summary>A server, and a client whose address has a stage.</summary>
public abstract class ConnectionsClient : IAsyncLifetime
{
    internal CallbackServer Server { get; private set; } = null!;

    internal AmazonApiGatewayManagementApiClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await CallbackServer.Start();
        Client = Connect();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    internal AmazonApiGatewayManagementApiClient Connect(Action<AmazonApiGatewayManagementApiConfig>? configure = null)
    {
        var config = new AmazonApiGatewayManagementApiConfig
        {
            ServiceURL = $"{Server.Url}/v1",
            AuthenticationRegion = "eu-central-1",
            MaxErrorRetry = 0,
        };
        configure?.Invoke(config);
        return new(new SessionAWSCredentials("key", "secret", "session"), config);
    }

    internal static PostToConnectionRequest Frame(string text, string connection = "L0SM9cOFvHcCIhw=") =>
        new() { ConnectionId = connection, Data = new MemoryStream(Encoding.UTF8.GetBytes(text)) };

    internal static RequestDelegate Status(int status) => http =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    internal static RequestDelegate Failing(int status, string error) => async http =>
    {
        http.Response.StatusCode = status;
        http.Response.Headers["x-amzn-ErrorType"] = error;
        await http.Response.WriteAsJsonAsync(new { message = "set by the server" });
    };
}
