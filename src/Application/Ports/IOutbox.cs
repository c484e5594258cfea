using GameLobby.Application.Contracts;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>Someone that a push is for, and the socket it had when there was something to tell; null: it was away.</summary>
public sealed record Recipient(PlayerId Player, Connection? Connection)
{
    public static Recipient Of(Member member) => new(member.Id, member.Connection);
}

/// <summary>One frame for some clients.</summary>
public sealed record Delivery(IReadOnlyList<Recipient> To, Push Push);

/// <summary>What has to be told of one stored change.</summary>
/// <param name="Id">Names the change, however often and by whatever way it is heard of: told twice, it is delivered once.</param>
/// <param name="Group">Notices of one group are delivered in the order in which they were sent.</param>
public sealed record Notice(string Id, string Group, IReadOnlyList<Delivery> Deliveries);

/// <summary>Takes what is to be pushed, and keeps it safe until it is.</summary>
public interface IOutbox
{
    Task Send(Notice notice, CancellationToken ct);
}

/// <summary>Wakes lobbies. A timer may be late, repeated or lost: what it wakes must not mind.</summary>
public interface ITimers
{
    /// <summary>How far ahead a timer can be set; the sweep wakes what is due later.</summary>
    static TimeSpan Horizon { get; } = TimeSpan.FromMinutes(15);

    Task Set(LobbyId lobby, DateTimeOffset dueAt, CancellationToken ct);
}

/// <summary>What became of a push.</summary>
public enum Pushed
{
    Delivered,

    /// <summary>There is no such socket.</summary>
    Gone,

    /// <summary>The client does not read, or the gateway did not answer in time. It is not tried again: the client finds the gap.</summary>
    Dropped,
}

/// <summary>The way to clients.</summary>
public interface IClientChannel
{
    Task<Pushed> Push(ConnectionId connection, Push push, CancellationToken ct);

    Task Close(ConnectionId connection, CancellationToken ct);
}

/// <summary>Finds a game server for a match. Asked twice for the same match, it answers the same server.</summary>
public interface IMatchAllocator
{
    /// <summary>How players reach the server, null when the service is to allocate none; or a refusal, when none can be had.</summary>
    Task<Result<string?>> Allocate(Lobby lobby, Match match, CancellationToken ct);
}

/// <summary>Leaves the servers to the game: matches begin without a connection.</summary>
public sealed class NoAllocator : IMatchAllocator
{
    public Task<Result<string?>> Allocate(Lobby lobby, Match match, CancellationToken ct) =>
        Task.FromResult(Result<string?>.From((string?)null));
}
