using FluentValidation;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using MediatR;

namespace GameLobby.Application.Lobbies;

/// <summary>Frees the caller's seat.</summary>
public sealed record LeaveLobby : ICommand<Done>;

internal sealed class LeaveLobbyHandler(OwnLobby own, Caller caller) : IRequestHandler<LeaveLobby, Result<Done>>
{
    public async Task<Result<Done>> Handle(LeaveLobby command, CancellationToken ct) =>
        (await own.Change((lobby, now) => lobby.Leave(caller.Player, now), ct)).Map(_ => Done.Value);
}

internal sealed class LeaveLobbyValidator : AbstractValidator<LeaveLobby>;
