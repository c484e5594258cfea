using GameLobby.Application;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Functions.Diagnostics;
using GameLobby.Infrastructure;
using GameLobby.Infrastructure.Sqs;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.Functions.Tests.Parts;

/// <summary>
/// The service as the functions' startup composes it, with in-memory stores and recorders for its outgoing ports. Time stands still until a
/// test advances it.
/// </summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly ServiceProvider provider;
    private readonly AsyncServiceScope scope;

    private Service(Action<IServiceCollection>? change, IReadOnlyDictionary<string, string?>? settings)
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(Log.Output);
        services.AddSingleton<FrameLimiter>();
        services.AddSingleton<Invocations>();
        services.AddLogging(logging => logging
            .SetMinimumLevel(LogLevels.Read(configuration["LOG_LEVEL"]))
            .AddProvider(new LineLoggerProvider(Log.Output, new PlayerIds(configuration), Clock)));
        services.AddApplication();
        services.AddInfrastructure(configuration);
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<ILobbies>(new MemoryLobbies(Table));
        services.AddSingleton<IEdits>(new MemoryEdits(Table));
        services.AddSingleton<IPlayers>(new MemoryPlayers(Table, Clock));
        services.AddSingleton<IIdempotencyRecords>(new MemoryIdempotencyRecords(Table));
        services.AddSingleton<IChangeHistory>(new MemoryChangeHistory());
        services.AddSingleton<IVersionHistory>(Versions);
        services.AddSingleton<ITickets>(new PlainTickets());
        services.AddSingleton<IOutbox>(Outbox);
        services.AddSingleton<INoticeVisibility>(Visibility);
        services.AddSingleton<ITimers>(Timers);
        services.AddSingleton<IDeadLetterSender>(DeadLetters);
        services.AddSingleton<ICommandSender>(Commands);
        services.AddSingleton<IClientChannel>(Channel);
        change?.Invoke(services);
        provider = services.BuildServiceProvider();
        scope = provider.CreateAsyncScope();
    }

    /// <param name="change">Replaces services, or adds some.</param>
    /// <param name="settings">Environment variables of the functions.</param>
    public static Service Start(
        Action<IServiceCollection>? change = null, IReadOnlyDictionary<string, string?>? settings = null) => new(change, settings);

    public RecordedLog Log { get; } = new();

    public FakeTimeProvider Clock { get; } = new(People.Noon);

    public MemoryTable Table { get; } = new();

    public MemoryVersionHistory Versions { get; } = new();

    public RecordingOutbox Outbox { get; } = new();

    public RecordingVisibility Visibility { get; } = new();

    public RecordingTimers Timers { get; } = new();

    public RecordingDeadLetters DeadLetters { get; } = new();

    public RecordingCommands Commands { get; } = new();

    public RecordingChannel Channel { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await provider.DisposeAsync();
    }

    /// <summary>Returns a service from the scope of the current call.</summary>
    public T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>Makes a call in a new scope.</summary>
    public async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> call)
    {
        await using var own = provider.CreateAsyncScope();
        return await call(own.ServiceProvider);
    }

    /// <summary>Creates a function.</summary>
    public T Function<T>()
        where T : notnull => ActivatorUtilities.CreateInstance<T>(provider);

    public Task<Lobby?> Lobby(LobbyId id) => Get<ILobbies>().Get(id, CancellationToken.None);
}
