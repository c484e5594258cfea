using FluentValidation;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Members;

/// <summary>The host lets someone back in whom it put out.</summary>
public sealed record UnbanMember : ICommand<VersionReply>
{
    public PlayerId? PlayerId { get; init; }
}

internal sealed class UnbanMemberHandler(OwnLobby own, Caller caller) : IRequestHandler<UnbanMember, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(UnbanMember command, CancellationToken ct) =>
        (await own.Change((lobby, now) => lobby.Unban(caller.Player, command.PlayerId!.Value, now), ct))
            .Map(outcome => new VersionReply(outcome.Version));
}

internal sealed class UnbanMemberValidator : AbstractValidator<UnbanMember>
{
    public UnbanMemberValidator()
    {
        RuleFor(c => c.PlayerId).NotNull();
        RuleFor(c => c.PlayerId).IsId();
    }
}
