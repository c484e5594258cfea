using FluentValidation;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Lobbies;

/// <summary>Ends a lobby for all: the host its own, a caller with the admin's scope any that it names.</summary>
public sealed record CloseLobby : ICommand<Done>
{
    public LobbyId? LobbyId { get; init; }

    /// <summary>Told to those who were in.</summary>
    public string? Reason { get; init; }
}

internal sealed class CloseLobbyHandler(HostedLobby hosted) : IRequestHandler<CloseLobby, Result<Done>>
{
    public async Task<Result<Done>> Handle(CloseLobby command, CancellationToken ct) =>
        (await hosted.Change(command.LobbyId, (lobby, by, now) => lobby.Close(by, command.Reason, now), ct)).Map(_ => Done.Value);
}

internal sealed class CloseLobbyValidator : AbstractValidator<CloseLobby>
{
    public CloseLobbyValidator()
    {
        RuleFor(c => c.LobbyId).IsId();
        RuleFor(c => c.Reason).IsReason();
    }
}
