using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Members;

/// <summary>
/// Removes a member for a minute or permanently: the host from their lobby, an admin from whichever lobby the player is in.
/// </summary>
[Action("member.kick", Callers.HostOrAdmin)]
public sealed record KickMember : ICommand<VersionReply>
{
    /// <summary>The member to remove.</summary>
    public PlayerId? PlayerId { get; init; }

    /// <summary>Whether to ban the player permanently instead of for one minute.</summary>
    public bool? Ban { get; init; }

    /// <summary>The reason that is shown to the removed member.</summary>
    public string? Reason { get; init => field = DisplayText.Clean(value); }
}

internal sealed class KickMemberHandler(LobbyUpdater updater, IPlayers players, Caller caller)
    : IRequestHandler<KickMember, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(KickMember request, CancellationToken ct)
    {
        var target = request.PlayerId!.Value;
        var named = caller.IsAdmin ? (await players.Get(target, ct)).LastLobby : null;
        var outcome = await updater.UpdateAsHost(
            caller, named, (lobby, by, now) => lobby.Kick(by, target, request.Ban ?? false, request.Reason, now), ct);
        return outcome.Map(updated => new VersionReply(updated.Version));
    }
}

internal sealed class KickMemberValidator : AbstractValidator<KickMember>
{
    public KickMemberValidator()
    {
        RuleFor(c => c.PlayerId).NotNull();
        RuleFor(c => c.PlayerId).IsId();
        RuleFor(c => c.Reason).IsReason();
    }
}
