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

/// <summary>Starts a connection, and resumes the caller's seat if there is one.</summary>
[Action("session.hello", NeedsConnection = true)]
public sealed record Hello : ICommand<HelloReply>
{
    public const int CurrentProtocol = 1;

    /// <summary>The protocol version that the client speaks.</summary>
    public int? Protocol { get; init; }

    /// <summary>The lobby that the client has a snapshot of.</summary>
    public LobbyId? LobbyId { get; init; }

    /// <summary>The version of the client's snapshot.</summary>
    public long? Version { get; init; }
}

internal sealed class HelloHandler(
    IPlayers players, LobbyUpdater updater, CatchUp catchUp, Limits limits, Caller caller, TimeProvider clock)
    : IRequestHandler<Hello, Result<HelloReply>>
{
    public async Task<Result<HelloReply>> Handle(Hello request, CancellationToken ct)
    {
        // For a member whose connection the lobby knows, the player is not read. If a newer connection has just taken over the session, its
        // hello replaces the member's connection, and a push ends this one.
        if (players.LastSeenIn(caller.Player) is { } likely
            && await updater.UpdateAsService(likely, ResumeKnown, ct) is UpdateOutcome.Updated known)
            return await Resumed(request, known, ct);

        var player = await players.Get(caller.Player, ct);
        if (!caller.HasSession(player)) return Refusals.SessionReplaced;
        if (player.LastLobby is not { } id) return Reply(null);

        var outcome = await updater.UpdateAsService(id, Resume, ct);
        var held = request.LobbyId == id ? request.Version : null;
        if (outcome is UpdateOutcome.Missing) return Reply(null);
        if (outcome is UpdateOutcome.Refused refused) return Reply(null, await Departure(refused.Lobby, held, ct));
        return outcome is UpdateOutcome.Updated resumed ? await Resumed(request, resumed, ct) : outcome.Error!;
    }

    private async Task<HelloReply> Resumed(Hello request, UpdateOutcome.Updated resumed, CancellationToken ct)
    {
        var held = request.LobbyId == resumed.Lobby.Id ? request.Version : null;
        if (held is not { } version) return Reply(Snapshot(resumed.Lobby));

        // The caller's own return is pushed to this connection too, so the missed changes end before it.
        var upTo = resumed.TookEffect ? resumed.Version - 1 : resumed.Version;
        var missed = await catchUp.Between(resumed.Lobby.Id, caller.Player, version, upTo, ct);
        return missed is null ? Reply(Snapshot(resumed.Lobby)) : Reply(null, missed);
    }

    private Result<Lobby> ResumeKnown(Lobby lobby, DateTimeOffset now) =>
        lobby.Find(caller.Player)?.Connection?.Id == caller.Connection?.Id ? Resume(lobby, now) : Refusals.SessionReplaced;

    /// <summary>Reconnects the member. A new name that makes the lobby too large is ignored, so that nobody loses a seat over it.</summary>
    private Result<Lobby> Resume(Lobby lobby, DateTimeOffset now)
    {
        var arrived = new Member(caller.Player, caller.Name, now) { Connection = caller.Connection };
        var resumed = lobby.Connect(arrived, now);
        return !resumed.IsRefused && LobbySize.Outgrows(lobby, resumed.Value)
            ? lobby.Connect(arrived with { Name = lobby.Find(caller.Player)!.Name }, now)
            : resumed;
    }

    /// <summary>Returns why the caller is no longer in the lobby that the client holds; null when that is not known.</summary>
    private async Task<Push[]?> Departure(Lobby lobby, long? held, CancellationToken ct) =>
        held is { } version && await catchUp.Departure(lobby.Id, caller.Player, version, lobby.Version, ct) is { } departure
            ? [departure]
            : null;

    private LobbySnapshot Snapshot(Lobby lobby) => LobbySnapshot.Of(caller.View(lobby));

    private HelloReply Reply(LobbySnapshot? lobby, IReadOnlyList<Push>? missed = null) =>
        new(caller.Player, caller.Name, clock.GetUtcNow(), Hello.CurrentProtocol, limits, lobby, missed);
}

internal sealed class HelloValidator : AbstractValidator<Hello>
{
    public HelloValidator()
    {
        RuleFor(c => c.Protocol).Equal(Hello.CurrentProtocol).When(c => c.Protocol is not null);
        RuleFor(c => c.Version).GreaterThan(0);
        RuleFor(c => c.LobbyId).IsId();
        RuleFor(c => c.LobbyId).NotNull().When(c => c.Version is not null);
    }
}
