using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Sessions;

/// <summary>What a client may do, and for how long; the same for all.</summary>
public sealed record Limits(int FrameBytes, int IdleSeconds, int ConnectionSeconds, int RequestIdSeconds)
{
    public static Limits Default { get; } = new(32 * 1024, 600, 7200, (int)Receipts.Kept.TotalSeconds);
}

public sealed record HelloReply(PlayerId PlayerId, string Name, DateTimeOffset ServerTime, int Protocol, Limits Limits, LobbySnapshot? Lobby);

/// <summary>The first request over a new socket: resumes the seat that was kept for the caller, if there is one.</summary>
public sealed record Hello : ICommand<HelloReply>
{
    public const int CurrentProtocol = 1;

    public int? Protocol { get; init; }

    /// <summary>The lobby, and its version, that the client holds.</summary>
    public LobbyId? LobbyId { get; init; }

    public long? Version { get; init; }
}

internal sealed class HelloHandler(IPlayers players, Decisions decisions, Caller caller, TimeProvider clock)
    : IRequestHandler<Hello, Result<HelloReply>>
{
    public async Task<Result<HelloReply>> Handle(Hello command, CancellationToken ct)
    {
        var player = await players.Get(caller.Player, ct);
        if (player.Connection?.Id != caller.Connection.Id) return Refusals.SessionReplaced;

        var resumed = await Resume(player, ct);
        return resumed.Map(lobby => new HelloReply(
            caller.Player, caller.Name, clock.GetUtcNow(), Hello.CurrentProtocol, Limits.Default, lobby));
    }

    private async Task<Result<LobbySnapshot?>> Resume(Player player, CancellationToken ct)
    {
        if (player.LastLobby is not { } id) return Result<LobbySnapshot?>.From((LobbySnapshot?)null);

        var outcome = await decisions.Change(
            id,
            null,
            (lobby, now) => lobby.Connect(new Member(caller.Player, caller.Name, now) { Connection = caller.Connection }, now),
            ct);
        return outcome.Error == Refusals.NotInLobby || outcome.Error == Refusals.NoSuchLobby
            ? Result<LobbySnapshot?>.From((LobbySnapshot?)null)
            : outcome.Map(it => (LobbySnapshot?)LobbySnapshot.For(caller, it.Lobby));
    }
}

internal sealed class HelloValidator : AbstractValidator<Hello>
{
    public HelloValidator()
    {
        RuleFor(c => c.Protocol).Equal(Hello.CurrentProtocol).When(c => c.Protocol is not null);
        RuleFor(c => c.Version).GreaterThan(0);
        RuleFor(c => c.LobbyId).NotNull().When(c => c.Version is not null);
    }
}
