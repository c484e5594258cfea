using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Members;

/// <summary>Lifts a ban or a kick.</summary>
[Action("member.unban", Callers.Host)]
public sealed record UnbanMember : ICommand<VersionReply>
{
    /// <summary>The banned or kicked player.</summary>
    public PlayerId? PlayerId { get; init; }
}

internal sealed class UnbanMemberHandler(LobbyUpdater updater, Caller caller) : IRequestHandler<UnbanMember, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(UnbanMember request, CancellationToken ct)
    {
        var outcome = await updater.UpdateOwn(
            caller, (lobby, now) => lobby.Unban(caller.Player, request.PlayerId!.Value, now), ct);
        return outcome.Map(updated => new VersionReply(updated.Version));
    }
}

internal sealed class UnbanMemberValidator : AbstractValidator<UnbanMember>
{
    public UnbanMemberValidator()
    {
        RuleFor(c => c.PlayerId).NotNull();
        RuleFor(c => c.PlayerId).IsId();
    }
}
