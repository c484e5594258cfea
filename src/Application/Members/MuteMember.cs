using FluentValidation;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Members;

/// <summary>The host takes a member's voice, or gives it back.</summary>
public sealed record MuteMember : ICommand<VersionReply>
{
    public PlayerId? PlayerId { get; init; }

    public bool? Muted { get; init; }
}

internal sealed class MuteMemberHandler(OwnLobby own, Caller caller) : IRequestHandler<MuteMember, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(MuteMember command, CancellationToken ct) =>
        (await own.Change((lobby, now) => lobby.Mute(caller.Player, command.PlayerId!.Value, command.Muted!.Value, now), ct))
            .Map(outcome => new VersionReply(outcome.Version));
}

internal sealed class MuteMemberValidator : AbstractValidator<MuteMember>
{
    public MuteMemberValidator()
    {
        RuleFor(c => c.PlayerId).NotNull();
        RuleFor(c => c.PlayerId).IsId();
        RuleFor(c => c.Muted).NotNull();
    }
}
