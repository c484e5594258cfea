using FluentValidation;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using MediatR;

namespace GameLobby.Application.Matches;

/// <summary>The host ends the countdown before its time.</summary>
public sealed record CancelMatch : ICommand<VersionReply>;

internal sealed class CancelMatchHandler(OwnLobby own, Caller caller) : IRequestHandler<CancelMatch, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(CancelMatch command, CancellationToken ct) =>
        (await own.Change((lobby, now) => lobby.CancelStart(caller.Player, now), ct)).Map(outcome => new VersionReply(outcome.Version));
}

internal sealed class CancelMatchValidator : AbstractValidator<CancelMatch>;
