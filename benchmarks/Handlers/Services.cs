using System.Security.Cryptography;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using GameLobby.Application.Ports;
using GameLobby.Functions;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Benchmarks.Handlers;

/// <summary>The services of the functions. DynamoDB responds to each request at once, in place of the HTTP client of the AWS SDK.</summary>
internal static class Services
{
    public static AmazonDynamoDBClient Dynamo() => new(
        new BasicAWSCredentials("benchmark", "benchmark"),
        new AmazonDynamoDBConfig
        {
            ServiceURL = "http://localhost",
            AuthenticationRegion = "us-east-1",
            HttpClientFactory = new RespondingAtOnce(),
        });

    /// <param name="callbackUrl">Where pushes are sent.</param>
    public static ServiceProvider Create(string callbackUrl = "http://localhost")
    {
        using var ticketKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var (name, value) in new[]
        {
            ("AWS_ACCESS_KEY_ID", "benchmark"), ("AWS_SECRET_ACCESS_KEY", "benchmark"), ("AWS_REGION", "us-east-1"),
            ("TABLE_NAME", "Lobby"), ("CALLBACK_URL", callbackUrl), ("NOTIFY_QUEUE_URL", "http://localhost/queue"),
            ("COMMAND_QUEUE_URL", "http://localhost/queue"), ("TIMER_QUEUE_URL", "http://localhost/queue"),
            ("REQUESTS_PER_SECOND", "1000000"), ("REQUEST_BURST", "1000000"),
            ("TICKET_KEY", ticketKey.ExportPkcs8PrivateKeyPem()),
        })
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        var services = new ServiceCollection();
        new Startup().ConfigureServices(services);
        services.AddSingleton<IAmazonDynamoDB>(Dynamo());
        services.AddSingleton<IOutbox, EncodingOutbox>();
        return services.BuildServiceProvider();
    }

    private sealed class RespondingAtOnce : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler());

        private sealed class Handler : HttpMessageHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
                return new HttpResponseMessage { Content = new StringContent("{}"), RequestMessage = request };
            }
        }
    }
}
