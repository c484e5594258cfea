using FluentValidation;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Members;

/// <summary>
/// Puts a member out, for a minute or for good: the host of its own lobby, a caller with the admin's scope of whatever
/// lobby the player is in.
/// </summary>
public sealed record KickMember : ICommand<VersionReply>
{
    public PlayerId? PlayerId { get; init; }

    public bool? Ban { get; init; }

    /// <summary>Told to the one who has to go.</summary>
    public string? Reason { get; init; }
}

internal sealed class KickMemberHandler(HostedLobby hosted, IPlayers players, Caller caller)
    : IRequestHandler<KickMember, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(KickMember command, CancellationToken ct)
    {
        var target = command.PlayerId!.Value;
        var lobby = caller.IsAdmin ? (await players.Get(target, ct)).LastLobby : null;
        var outcome = await hosted.Change(lobby, (it, by, now) => it.Kick(by, target, command.Ban ?? false, command.Reason, now), ct);
        return outcome.Map(it => new VersionReply(it.Version));
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
