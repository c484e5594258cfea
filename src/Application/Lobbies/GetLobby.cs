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
/// A lobby as it is now: the caller's own when none is named, else one that it sits in or that is public, and for an
/// operator any.
/// </summary>
public sealed record GetLobby : ICommand<LobbySnapshot>
{
    public LobbyId? LobbyId { get; init; }
}

internal sealed class GetLobbyHandler(ILobbies lobbies, IPlayers players, OwnLobby own, Guessing guessing, Caller caller)
    : IRequestHandler<GetLobby, Result<LobbySnapshot>>
{
    public async Task<Result<LobbySnapshot>> Handle(GetLobby query, CancellationToken ct)
    {
        if (query.LobbyId is not { } id) return (await own.Now(ct)).Map(See);

        var lobby = await lobbies.Get(id, ct);
        return lobby?.Find(caller.Player) is not null
            ? See(lobby)
            : await guessing.Limit(await players.Get(caller.Player, ct), () => Task.FromResult(SeeFromOutside(lobby)), ct);
    }

    private Result<LobbySnapshot> SeeFromOutside(Lobby? lobby) =>
        lobby is { IsClosed: false } && caller.Sees(lobby) ? See(lobby) : Refusals.NoSuchLobby;

    private LobbySnapshot See(Lobby lobby) => LobbySnapshot.For(caller, lobby) with
    {
        Bans = caller.IsAdmin || lobby.Host == caller.Player ? [.. lobby.Exclusions.Banned] : null,
    };
}

internal sealed class GetLobbyValidator : AbstractValidator<GetLobby>
{
    public GetLobbyValidator() => RuleFor(c => c.LobbyId).IsId();
}
