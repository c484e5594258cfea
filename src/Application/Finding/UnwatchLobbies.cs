using FluentValidation;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Finding;

/// <summary>Ends a live browser. Ending one that does not exist succeeds.</summary>
[Action("lobby.unwatch", NeedsConnection = true)]
public sealed record UnwatchLobbies : ICommand<Done>
{
    /// <summary>The game mode.</summary>
    public string? Mode { get; init; }

    /// <summary>The region; left out: all.</summary>
    public string? Region { get; init; }
}

internal sealed class UnwatchLobbiesHandler(
    IPlayers players, ISubscriptions subscriptions, IdempotentEffect effects, Caller caller)
    : IRequestHandler<UnwatchLobbies, Result<Done>>
{
    public async Task<Result<Done>> Handle(UnwatchLobbies request, CancellationToken ct)
    {
        var player = await players.Get(caller.Player, ct);
        if (!caller.HasSession(player))
            return (await effects.EarlierOr(Refusals.SessionReplaced, caller, ct)).Map(_ => Done.Value);

        var subscription = new Subscription(new SubscriptionScope(request.Mode!, request.Region), caller.Player, player.Connection!);
        var earlier = await subscriptions.End(subscription, effects.NewRecord(caller), ct);
        return earlier is null ? Done.Value : IdempotentEffect.Repeat(earlier, caller).Map(_ => Done.Value);
    }
}

internal sealed class UnwatchLobbiesValidator : AbstractValidator<UnwatchLobbies>
{
    public UnwatchLobbiesValidator()
    {
        RuleFor(c => c.Mode).NotNull().Length(1, 32);
        RuleFor(c => c.Region).Length(1, 32);
    }
}
