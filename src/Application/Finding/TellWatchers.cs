using FluentValidation;
using GameLobby.Application.Changes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Finding;

/// <summary>
/// Pushes to those who watch what became of changed lobbies, at most a frame a second to each, however many processes
/// tell at the same time. Told twice, it does no harm: a summary says how a lobby is, not what changed.
/// </summary>
public sealed record TellWatchers(IReadOnlyList<LobbyChanged> Changes) : ICommand<Done>;

internal sealed class TellWatchersHandler(IWatches watches, ISender sender, TimeProvider clock)
    : IRequestHandler<TellWatchers, Result<Done>>
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>How long a turn can last: one whose process was ended is free again after this.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(15);

    public async Task<Result<Done>> Handle(TellWatchers command, CancellationToken ct)
    {
        await Task.WhenAll(BrowserNews.Of(command.Changes).Select(news => Tell(news, ct)));
        return Done.Value;
    }

    private async Task Tell(BrowserNews news, CancellationToken ct)
    {
        foreach (var frame in news.Frames())
        {
            var watchers = await watches.Of(news.Scope, ct);
            if (watchers.Count == 0) return;

            await TakeTurn(news.Scope, ct);
            try
            {
                await Push(watchers, frame, ct);
            }
            finally
            {
                await watches.EndTurn(news.Scope, clock.GetUtcNow() + Pace, CancellationToken.None);
            }
        }
    }

    private async Task TakeTurn(WatchScope scope, CancellationToken ct)
    {
        for (var now = clock.GetUtcNow(); await watches.TakeTurn(scope, now, now + LongestTurn, ct) is { } next; now = clock.GetUtcNow())
            await Task.Delay(next > now ? next - now : TimeSpan.Zero, clock, ct);
    }

    private async Task Push(IReadOnlyList<Watch> watchers, BrowserChangedPush frame, CancellationToken ct)
    {
        var delivery = new Delivery([.. watchers.Select(watch => new Recipient(watch.Player, watch.Connection))], frame);
        await sender.Send(new DeliverNotices([new Notice("browser", "browser", [delivery])]), ct);
    }
}

internal sealed class TellWatchersValidator : AbstractValidator<TellWatchers>;
