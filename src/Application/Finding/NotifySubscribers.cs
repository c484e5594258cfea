using GameLobby.Application.Changes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Finding;

/// <summary>
/// Pushes lobby changes to browser subscribers, at most one push a second to each scope, however many processes run. A repeat does no harm:
/// a summary is a state, not a difference.
/// </summary>
public sealed record NotifySubscribers(IReadOnlyList<LobbyChanged> Changes) : ICommand<Done>;

internal sealed class NotifySubscribersHandler(ISubscriptions subscriptions, PushDelivery delivery, TimeProvider clock)
    : IRequestHandler<NotifySubscribers, Result<Done>>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Maximum length of a turn, after which the turn of a process that was killed is free again.</summary>
    private static readonly TimeSpan MaxTurn = TimeSpan.FromSeconds(15);

    /// <summary>Time without pushes for a subscriber whose push failed. A later summary replaces those it missed.</summary>
    private static readonly TimeSpan Cooldown = TimeSpan.FromSeconds(10);

    public async Task<Result<Done>> Handle(NotifySubscribers request, CancellationToken ct)
    {
        await Task.WhenAll(BrowserUpdate.Of(request.Changes).Select(update => Notify(update, ct)));
        return Done.Value;
    }

    private async Task Notify(BrowserUpdate update, CancellationToken ct)
    {
        foreach (var push in update.Pushes())
        {
            var subscribers = await subscriptions.Of(update.Scope, ct);
            if (subscribers.Count == 0) return;

            await TakeTurn(update.Scope, ct);
            try
            {
                await Push(subscribers, push, ct);
            }
            finally
            {
                await subscriptions.EndTurn(update.Scope, clock.GetUtcNow() + Interval, CancellationToken.None);
            }
        }
    }

    private async Task TakeTurn(SubscriptionScope scope, CancellationToken ct)
    {
        for (var now = clock.GetUtcNow();
            await subscriptions.TakeTurn(scope, now, now + MaxTurn, ct) is { } next;
            now = clock.GetUtcNow())
        {
            await Task.Delay(next > now ? next - now : TimeSpan.Zero, clock, ct);
        }
    }

    private async Task Push(IReadOnlyList<Subscription> subscribers, BrowserChangedPush push, CancellationToken ct)
    {
        Recipient[] to = [.. subscribers.Select(subscriber => new Recipient(subscriber.Player, subscriber.Connection))];
        await delivery.Deliver([new Notice("browser", "browser", [new Delivery(to, push)])], Cooldown, ct);
    }
}
