using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Lobbies;

/// <summary>A lobby as it is now: the caller's own when none is named, else one that it sits in or that is public, and for an operator any.</summary>
public sealed record GetLobby : ICommand<LobbySnapshot>
{
    public LobbyId? LobbyId { get; init; }
}

internal sealed class GetLobbyHandler(ILobbies lobbies, IPlayers players, Caller caller) : IRequestHandler<GetLobby, Result<LobbySnapshot>>
{
    public async Task<Result<LobbySnapshot>> Handle(GetLobby query, CancellationToken ct)
    {
        var id = query.LobbyId ?? (await players.Get(caller.Player, ct)).LastLobby;
        var lobby = id is null ? null : await lobbies.Get(id.Value, ct);
        var isMember = lobby?.Find(caller.Player) is not null;
        if (query.LobbyId is null && !isMember) return Refusals.NotInLobby;

        return lobby is { IsClosed: false } && (isMember || caller.IsAdmin || lobby.Settings.Visibility is Visibility.Public)
            ? LobbySnapshot.For(caller, lobby) with { Bans = caller.IsAdmin || lobby.Host == caller.Player ? [.. lobby.Exclusions.Banned] : null }
            : Refusals.NoSuchLobby;
    }
}

internal sealed class GetLobbyValidator : AbstractValidator<GetLobby>
{
    public GetLobbyValidator() =>
        RuleFor(c => c.LobbyId).IsId();
}
