using System.Text.Json;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;

namespace GameLobby.TestKit.Hosting;

/// <summary>A player's connection. Each request has a new id unless the caller passes one.</summary>
public sealed class Client(TestHost host, PlayerId player, Connection connection, CallerRights rights)
{
    private static int requests;

    public PlayerId Player => player;

    public Connection Connection => connection;

    /// <summary>The received pushes, in order.</summary>
    public IReadOnlyList<Push> Pushes => host.Channel.To(connection);

    public Task<Result<T>> Send<T>(ICommand<T> command, string? request = null) => host.Send(command, Caller(command, request));

    /// <summary>Sends a command that may be queued, or that is one of a batch of queued ones.</summary>
    public Task<Result<T>> Send<T>(ICommand<T> command, string? request, bool mayBeQueued = false, ILobbyStore? batch = null) =>
        host.Send(command, Caller(command, request) with { MayBeQueued = mayBeQueued, Batch = batch });

    /// <summary>Sends a command that must succeed.</summary>
    public async Task<T> Done<T>(ICommand<T> command, string? request = null) => (await Send(command, request)).Value;

    /// <summary>Returns the same player and connection on another process.</summary>
    public Client At(TestHost other) => new(other, player, connection, rights);

    private Caller Caller<T>(ICommand<T> command, string? request) => new(
        player,
        AMember.Of(player).Name,
        connection,
        rights,
        request ?? $"request-{Interlocked.Increment(ref requests)}",
        $"{command.GetType().Name} {JsonSerializer.Serialize(command, command.GetType())}");
}
