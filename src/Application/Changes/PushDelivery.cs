using System.Diagnostics;
using GameLobby.Application.Contracts;
using GameLobby.Application.Diagnostics;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Domain.Values;
using Microsoft.Extensions.Logging;

namespace GameLobby.Application.Changes;

/// <summary>
/// Pushes notices to clients, in order for each client, and to all clients in parallel so that none waits for another. A failed push
/// concerns only its client.
/// </summary>
internal sealed partial class PushDelivery(
    IClientChannel channel, ExpiringSet<ConnectionId> failing, PlayerSessions sessions, TimeProvider clock, ILogger<PushDelivery> logger)
{
    private const int MaxConcurrentClients = 32;

    /// <summary>Age below which the callback API may not know a connection yet, so that "gone" proves nothing.</summary>
    private static readonly TimeSpan NewConnectionAge = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Returns the pushes that were not delivered, in order for each client. A connection that failed gets no further pushes for
    /// <paramref name="cooldown"/>; they count as failed without an attempt. Retries are always attempted.
    /// </summary>
    public async Task<IReadOnlyList<UndeliveredPush>> Deliver(IReadOnlyList<Notice> notices, TimeSpan cooldown, CancellationToken ct)
    {
        var clients = PendingPush.Of(notices).GroupBy(push => push.Connection.Id).Select(pushes => pushes.ToArray()).ToArray();
        var undelivered = new IEnumerable<UndeliveredPush>[clients.Length];
        await Parallel.ForAsync(
            0,
            clients.Length,
            new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrentClients, CancellationToken = ct },
            async (client, token) => undelivered[client] = await Push(clients[client], cooldown, token));
        return [.. undelivered.SelectMany(pushes => pushes)];
    }

    /// <summary>Returns the pushes to one client from the first one that was not delivered.</summary>
    private async Task<IEnumerable<UndeliveredPush>> Push(PendingPush[] pushes, TimeSpan cooldown, CancellationToken ct)
    {
        var connection = pushes[0].Connection.Id;
        using var scope = LogScope.Begin();
        (scope.Player, scope.Connection) = (pushes[0].Player.Value, connection.Value);
        if (!pushes[0].Notice.IsRetry && failing.Contains(connection))
        {
            Telemetry.Push("skipped");
            return Undelivered(0, "waits", mayRetry: true);
        }

        var done = 0;
        foreach (var frame in Frame.Of(pushes.Select(pending => pending.Push)))
        {
            var result = await Push(pushes[done], frame.Push, ct);
            Telemetry.Push(Word(result));
            Telemetry.Coalesced.Record(frame.Count);
            if (result is PushResult.Gone) break;
            if (MayRetry(result))
            {
                failing.Add(connection, cooldown);
                return Undelivered(done, Word(result), mayRetry: true);
            }

            done += frame.Count;
        }

        failing.Remove(connection);
        return Undelivered(done, Word(PushResult.Gone), mayRetry: false);

        IEnumerable<UndeliveredPush> Undelivered(int from, string reason, bool mayRetry) =>
            pushes[from..].Select((push, index) => new UndeliveredPush(push, mayRetry, index == 0 || !mayRetry ? reason : "waits"));
    }

    private static bool MayRetry(PushResult result) => result is PushResult.Failed or PushResult.TimedOut or PushResult.BreakerOpen;

    private static string Word(PushResult result) => result switch
    {
        PushResult.Delivered => "delivered",
        PushResult.Gone => "gone",
        PushResult.TimedOut => "timed out",
        PushResult.BreakerOpen => "breaker open",
        PushResult.Rejected => "too large",
        _ => "failed",
    };

    private async Task<PushResult> Push(PendingPush pending, Push push, CancellationToken ct)
    {
        var connection = pending.Connection;
        using var activity = Telemetry.Activities.StartActivity("Push", ActivityKind.Client);
        try
        {
            var result = await channel.Push(connection.Id, push, ct);
            if (result is PushResult.Gone)
            {
                if (connection.Since + NewConnectionAge >= clock.GetUtcNow()) return PushResult.Failed;
                Telemetry.StaleConnections.Add(1);
                await sessions.End(pending.Player, connection, ct);
            }
            else if (push is SessionReplacedPush)
            {
                await channel.Close(connection.Id, ct);
                return PushResult.Gone;
            }

            return result;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            NotPushed(push.GetType().Name, failure);
            return PushResult.Failed;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Failed to push {Push}; the connection's pushes wait for a retry")]
    private partial void NotPushed(string push, Exception failure);
}
