using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Application.Changes;

/// <summary>Pushes what waits for a group's clients, in order, each client's on its own: nobody waits for another's slow socket.</summary>
public sealed record DeliverNotices(IReadOnlyList<Notice> Notices) : ICommand<Done>;

internal sealed partial class DeliverNoticesHandler(
    IClientChannel channel, IHistory history, ISender sender, TimeProvider clock, ILogger<DeliverNoticesHandler> logger)
    : IRequestHandler<DeliverNotices, Result<Done>>
{
    /// <summary>How many clients are pushed to at a time.</summary>
    private const int Concurrency = 32;

    /// <summary>A socket younger than this may not be known to the callback API yet, so that it is "gone" proves nothing.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    public async Task<Result<Done>> Handle(DeliverNotices command, CancellationToken ct)
    {
        var clients = command.Notices
            .SelectMany(notice => notice.Deliveries)
            .SelectMany(delivery => delivery.To, (delivery, to) => (to, delivery.Push))
            .Where(due => due.to.Connection is not null)
            .GroupBy(due => due.to, due => due.Push);
        var kept = Keep([.. command.Notices.Select(Told).OfType<Told>().GroupBy(told => (told.Lobby, told.Version)).Select(Together)], ct);
        await Parallel.ForEachAsync(
            clients,
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = ct },
            async (client, token) => await Deliver(client.Key.Player, client.Key.Connection!, Coalesce(client), token));
        await kept;
        return Done.Value;
    }

    /// <summary>A push that was delivered is not delivered again for want of its record: who comes back gets a snapshot then.</summary>
    private async Task Keep(IReadOnlyList<Told> told, CancellationToken ct)
    {
        try
        {
            if (told.Count > 0) await history.Keep(told, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            NotKept(told[0].Lobby.Value, told[0].Version, failure);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "What {Lobby} changed from version {Version} on was not kept for those who come back")]
    private partial void NotKept(string lobby, long version, Exception failure);

    /// <summary>What of a notice those who are away will want to hear.</summary>
    private static Told? Told(Notice notice)
    {
        ToldTo[] audiences =
        [
            .. notice.Deliveries
                .Where(delivery => delivery.Push is LobbyChangedPush)
                .Select(delivery => new ToldTo([.. delivery.To.Select(to => to.Player)], (LobbyChangedPush)delivery.Push)),
        ];
        return audiences is [var any, ..] ? new Told(any.Push.LobbyId, any.Push.Version, any.Push.At, audiences) : null;
    }

    /// <summary>A notice that was too large for the queue comes in parts.</summary>
    private static Told Together(IEnumerable<Told> parts) =>
        parts.Aggregate((told, part) => told with { Audiences = [.. told.Audiences, .. part.Audiences] });

    private async Task Deliver(PlayerId player, Connection connection, IEnumerable<Push> pushes, CancellationToken ct)
    {
        foreach (var push in pushes)
        {
            if (await channel.Push(connection.Id, push, ct) is Pushed.Gone && connection.Since + Settling < clock.GetUtcNow())
            {
                await sender.Send(new LoseConnection(player, connection), ct);
                return;
            }

            if (push is SessionReplacedPush) await channel.Close(connection.Id, ct);
        }
    }

    /// <summary>One frame for all versions of a lobby that wait for a client, as far as one holds them.</summary>
    private static IEnumerable<Push> Coalesce(IEnumerable<Push> pushes)
    {
        LobbyChangedPush? waiting = null;
        foreach (var push in pushes)
        {
            if (push is LobbyChangedPush changed
                && waiting?.LobbyId == changed.LobbyId
                && waiting.Version == changed.Previous
                && waiting.With(changed) is var both
                && MessageSize.Of(both, WireJson.Relaxed.Push) <= MessageSize.Most)
            {
                waiting = both;
                continue;
            }

            if (waiting is not null) yield return waiting;
            waiting = push as LobbyChangedPush;
            if (waiting is null) yield return push;
        }

        if (waiting is not null) yield return waiting;
    }
}

internal sealed class DeliverNoticesValidator : AbstractValidator<DeliverNotices>;
