using GameLobby.Application;
using GameLobby.Application.Changes;
using GameLobby.Application.Finding;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Stores;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GameLobby.TestKit.Hosting;

/// <summary>
/// The use cases as one process runs them, with ports that keep everything in memory. Processes that share a table see each other's writes,
/// and each remembers what it saw itself.
/// </summary>
public sealed class TestHost : IDisposable
{
    private readonly ServiceProvider provider;

    /// <param name="shared">The process whose table and clock this one shares.</param>
    /// <param name="services">Replaces ports, or adds some.</param>
    public TestHost(TestHost? shared = null, Action<IServiceCollection>? services = null)
    {
        Table = shared?.Table ?? new MemoryTable();
        Clock = shared?.Clock ?? new HurriedClock(People.Noon);
        Players = new MemoryPlayers(Table, Clock);
        Lobbies = new MemoryLobbies(Table, Players);
        Subscriptions = shared?.Subscriptions ?? new MemorySubscriptions(Table);

        var all = new ServiceCollection()
            .AddApplication()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<ILobbies>(Lobbies)
            .AddSingleton<IPlayers>(Players)
            .AddSingleton<IEdits>(new MemoryEdits(Table))
            .AddSingleton<IIdempotencyRecords>(new MemoryIdempotencyRecords(Table))
            .AddSingleton<IChat>(new MemoryChat(Table))
            .AddSingleton<IInvites>(new MemoryInvites(Table))
            .AddSingleton<IChangeHistory>(History)
            .AddSingleton<IVersionHistory>(Versions)
            .AddSingleton<ILobbyIndex>(new MemoryIndex(Table))
            .AddSingleton<ISubscriptions>(Subscriptions)
            .AddSingleton(new CursorKey("key"))
            .AddSingleton<ITickets, PlainTickets>()
            .AddSingleton<IOutbox>(Outbox)
            .AddSingleton<ITimers>(Timers)
            .AddSingleton<IClientChannel>(Channel);
        services?.Invoke(all);
        provider = all.BuildServiceProvider(validateScopes: true);
    }

    public MemoryTable Table { get; }

    public HurriedClock Clock { get; }

    public MemoryLobbies Lobbies { get; }

    public MemoryPlayers Players { get; }

    public MemorySubscriptions Subscriptions { get; }

    public MemoryChangeHistory History { get; } = new();

    public MemoryVersionHistory Versions { get; } = new();

    public RecordingOutbox Outbox { get; } = new();

    public RecordingTimers Timers { get; } = new();

    public RecordingChannel Channel { get; } = new();

    /// <summary>Opens a new connection for a player; it becomes the player's session.</summary>
    public async Task<Client> Connect(PlayerId player, int socket = 1, CallerRights rights = CallerRights.Player)
    {
        var client = new Client(this, player, player.Socket(socket, Clock.GetUtcNow()), rights);
        await Send(new OpenSession(player, client.Connection));
        return client;
    }

    /// <summary>Handles an internal request, or a player's request if there is a caller.</summary>
    public async Task<Result<T>> Send<T>(ICommand<T> command, Caller? caller = null)
    {
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerScope>().Caller = caller;
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(command);
    }

    public async Task Publish(INotification notification)
    {
        await using var scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IPublisher>().Publish(notification);
        await Outbox.Send(scope.ServiceProvider.GetRequiredService<Notices>().Items, default);
    }

    /// <summary>Runs work in the scope of one request.</summary>
    public async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Publishes the writes in the stream and delivers the notices, until the stream is empty.</summary>
    public async Task Settle()
    {
        for (var stream = Table.TakeStream(); stream.Count > 0; stream = Table.TakeStream())
        {
            foreach (var stored in stream) await Publish(stored);
            foreach (var group in Outbox.Take()) await Send(new DeliverNotices([.. group]));
        }
    }

    /// <summary>Returns the stored lobby.</summary>
    public async Task<Lobby> Stored(LobbyId id) =>
        await new MemoryLobbies(Table).Get(id, default) ?? throw new InvalidOperationException($"There is no {id}");

    public void Dispose() => provider.Dispose();
}
