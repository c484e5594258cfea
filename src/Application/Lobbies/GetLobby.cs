using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Lobbies;

/// <summary>
/// Returns the caller's lobby, or a named one: members see theirs, everyone public ones, a game server or an admin any.
/// </summary>
[Action("lobby.get")]
public sealed record GetLobby : ICommand<LobbySnapshot>
{
    /// <summary>The lobby; left out: the caller's own.</summary>
    public LobbyId? LobbyId { get; init; }
}

internal sealed class GetLobbyHandler(
    ILobbies lobbies, IPlayers players, CallersLobby callersLobby, GuessThrottle guesses, Caller caller)
    : IRequestHandler<GetLobby, Result<LobbySnapshot>>
{
    public async Task<Result<LobbySnapshot>> Handle(GetLobby request, CancellationToken ct)
    {
        if (request.LobbyId is not { } id) return (await callersLobby.Get(ct)).Map(Snapshot);

        var lobby = await lobbies.Get(id, ct);
        if (lobby?.Find(caller.Player) is not null) return Snapshot(lobby);
        // Operators see every lobby, so they have nothing to guess.
        if (caller.IsOperator) return lobby is { IsClosed: false } ? Snapshot(lobby) : Refusals.NoSuchLobby;

        var player = await players.Get(caller.Player, ct);
        if (guesses.RetryAfter(player) is { } wait) return Refusals.RateLimited(wait);

        Result<LobbySnapshot> result = lobby is { IsClosed: false } && caller.Sees(lobby) ? Snapshot(lobby) : Refusals.NoSuchLobby;
        return await guesses.Record(caller.Player, result, ct);
    }

    private LobbySnapshot Snapshot(Lobby lobby)
    {
        var snapshot = LobbySnapshot.Of(caller.View(lobby));
        return caller.IsAdmin || lobby.Host == caller.Player ? snapshot.WithBans(lobby.Exclusions) : snapshot;
    }
}

internal sealed class GetLobbyValidator : AbstractValidator<GetLobby>
{
    public GetLobbyValidator() => RuleFor(c => c.LobbyId).IsId();
}
