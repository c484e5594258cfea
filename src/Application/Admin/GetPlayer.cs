using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Admin;

/// <summary>Returns a player's session, when the player was last seen, and the lobby the player is in.</summary>
[Action("admin.player", Callers.Admin)]
public sealed record GetPlayer : ICommand<PlayerReply>
{
    /// <summary>The player.</summary>
    public PlayerId? PlayerId { get; init; }
}

internal sealed class GetPlayerHandler(IPlayers players, ILobbies lobbies, Caller caller, TimeProvider clock)
    : IRequestHandler<GetPlayer, Result<PlayerReply>>
{
    public async Task<Result<PlayerReply>> Handle(GetPlayer request, CancellationToken ct)
    {
        if (!caller.IsAdmin) return Refusals.NotAdmin;

        var player = await players.Get(request.PlayerId!.Value, ct);
        if (player.LastSeenAt is not { } lastSeenAt) return Refusals.UnknownPlayer;

        // A connection that has expired was lost, and its disconnect was not reported.
        var now = clock.GetUtcNow();
        var connection = player.Connection?.ExpiresAt > now ? player.Connection : null;
        var last = player.LastLobby is { } id ? await lobbies.Get(id, ct) : null;
        var member = last?.Find(player.Id);
        return new PlayerReply(
            player.Id,
            connection?.Since,
            connection is null ? lastSeenAt : now,
            member is null ? null : LobbySummary.Of(last!),
            member is null ? null : MemberSnapshot.Of(member, last!.Host));
    }
}

internal sealed class GetPlayerValidator : AbstractValidator<GetPlayer>
{
    public GetPlayerValidator()
    {
        RuleFor(c => c.PlayerId).NotNull();
        RuleFor(c => c.PlayerId).IsId();
    }
}
