using Amazon.ApiGatewayManagementApi;
using Amazon.DynamoDBv2;
using Amazon.SQS;
using GameLobby.Application.Finding;
using GameLobby.Application.Ports;
using GameLobby.Application.Sessions;
using GameLobby.Infrastructure.Allocation;
using GameLobby.Infrastructure.ApiGateway;
using GameLobby.Infrastructure.DynamoDb;
using GameLobby.Infrastructure.Identity;
using GameLobby.Infrastructure.Sqs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;

namespace GameLobby.Infrastructure;

public static class InfrastructureServices
{
    /// <summary>
    /// Registers the adapters. Each reads its settings at first use, so that a function needs only the settings of the adapters it uses.
    /// </summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => Limits.Default with
        {
            RequestsPerSecond = configuration.Positive("REQUESTS_PER_SECOND") ?? Limits.Default.RequestsPerSecond,
            RequestBurst = configuration.Positive("REQUEST_BURST") ?? Limits.Default.RequestBurst,
            ChatPerSecond = configuration.Positive("CHAT_PER_SECOND") ?? Limits.Default.ChatPerSecond,
            ChatBurst = configuration.Positive("CHAT_BURST") ?? Limits.Default.ChatBurst,
            ConnectionSeconds = configuration.Positive("CONNECTION_SECONDS") ?? Limits.Default.ConnectionSeconds,
        });
        services.AddSingleton(_ => new LobbyTable(configuration.Required("TABLE_NAME")));
        services.AddSingleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient(new AmazonDynamoDBConfig
        {
            Timeout = TimeSpan.FromSeconds(3),
            MaxErrorRetry = 2,
        }));
        services.AddSingleton<InstanceCache>();
        services.AddSingleton<ILobbies, DynamoLobbies>();
        services.AddSingleton<IEdits, DynamoEdits>();
        services.AddSingleton<IPlayers, DynamoPlayers>();
        services.AddSingleton<DynamoIdempotencyRecords>();
        services.AddSingleton<IIdempotencyRecords>(provider => provider.GetRequiredService<DynamoIdempotencyRecords>());
        services.AddSingleton<IChat, DynamoChat>();
        services.AddSingleton<IInvites, DynamoInvites>();
        services.AddSingleton<IChangeHistory, DynamoChangeHistory>();
        services.AddSingleton<IVersionHistory>(provider => new DynamoVersionHistory(
            provider.GetRequiredService<IAmazonDynamoDB>(),
            provider.GetRequiredService<LobbyTable>(),
            TimeSpan.FromDays(configuration.Positive("HISTORY_RETENTION_DAYS") ?? 1),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ModeCatalog>();
        services.AddSingleton<ILobbyIndex, DynamoIndex>();
        services.AddSingleton<ISubscriptions, DynamoSubscriptions>();

        // The table's name is partly random and unknown to clients. A forged cursor would only start a search of public data elsewhere,
        // which is not worth a secret.
        services.AddSingleton(provider => new CursorKey(provider.GetRequiredService<LobbyTable>().Name));

        services.AddSingleton<IAmazonSQS>(_ => new AmazonSQSClient(
            new AmazonSQSConfig { Timeout = TimeSpan.FromSeconds(3), MaxErrorRetry = 2 }));
        services.AddSingleton<IOutbox>(provider => new SqsOutbox(
            provider.GetRequiredService<IAmazonSQS>(), configuration.Required("NOTIFY_QUEUE_URL")));
        services.AddSingleton<INoticeVisibility>(provider => new SqsNoticeVisibility(
            provider.GetRequiredService<IAmazonSQS>(), configuration.Required("NOTIFY_QUEUE_URL")));
        services.AddSingleton<ITimers>(provider => new SqsTimers(
            provider.GetRequiredService<IAmazonSQS>(),
            configuration.Required("TIMER_QUEUE_URL"),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ICommandSender>(provider => new SqsCommandSender(
            provider.GetRequiredService<IAmazonSQS>(), configuration.Required("COMMAND_QUEUE_URL")));
        services.AddSingleton<IDeadLetterSender>(provider => new SqsDeadLetterSender(
            provider.GetRequiredService<IAmazonSQS>(), configuration.Required("STREAM_DEAD_LETTERS_URL")));

        services.AddSingleton<IAmazonApiGatewayManagementApi>(_ => new AmazonApiGatewayManagementApiClient(
            new AmazonApiGatewayManagementApiConfig
            {
                ServiceURL = configuration.Required("CALLBACK_URL"),
                MaxErrorRetry = 0,
            }));
        services.AddSingleton<IClientChannel, ApiGatewayChannel>();

        services.AddSingleton<ITickets>(provider =>
            new JwtTickets(configuration.Required("TICKET_KEY"), provider.GetRequiredService<TimeProvider>()));
        if (configuration["ALLOCATOR_URL"] is { Length: > 0 })
        {
            services.AddSingleton<IMatchAllocator>(provider => new WebhookAllocator(
                new HttpClient(),
                configuration.Url("ALLOCATOR_URL")!,
                configuration.Required("ALLOCATOR_SECRET"),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<WebhookAllocator>>()));
        }

        services.AddSingleton(provider => new TokenValidator(
            new TokenSettings(
                configuration.Required("TOKEN_ISSUER"),
                configuration.Required("TOKEN_AUDIENCE"),
                configuration.Required("TOKEN_KEYS_URL"),
                configuration.SigningKey()),
            new HttpDocumentRetriever(new HttpClient { Timeout = TimeSpan.FromSeconds(5) }) { RequireHttps = true },
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
