using System.Text;
using FluentValidation;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Matches;

/// <summary>Ends a match: the host its own lobby's, a caller with the admin's scope that of any lobby it names.</summary>
public sealed record EndMatch : ICommand<VersionReply>
{
    public LobbyId? LobbyId { get; init; }

    /// <summary>Passed on to the members as it is.</summary>
    public string? Result { get; init; }
}

internal sealed class EndMatchHandler(HostedLobby hosted) : IRequestHandler<EndMatch, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(EndMatch command, CancellationToken ct) =>
        (await hosted.Change(command.LobbyId, (lobby, by, now) => lobby.EndMatch(by, command.Result, now), ct))
            .Map(outcome => new VersionReply(outcome.Version));
}

internal sealed class EndMatchValidator : AbstractValidator<EndMatch>
{
    public EndMatchValidator()
    {
        RuleFor(c => c.LobbyId).IsId();
        RuleFor(c => c.Result).Must(result => result is null || Encoding.UTF8.GetByteCount(result) <= 4096)
            .WithMessage("A result has at most 4096 bytes.");
    }
}
