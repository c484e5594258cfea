namespace GameLobby.Domain.Lobbies;

/// <content>What follows from a change in the same version: the host, and whether a countdown continues, ends or starts.</content>
public sealed partial record Lobby
{
    private static Lobby ApplyRules(Lobby before, Lobby after)
    {
        var hosted = after.WithValidHost().WithUnmutedHost();
        if (hosted.IsClosed) return hosted with { Match = null };

        var settled = CancelsCountdown(before, hosted) ? hosted with { Match = null } : hosted;
        return StartsAutomatically(before, settled) ? settled.WithCountdown(after.Version, after.UpdatedAt) : settled;
    }

    private Lobby WithValidHost()
    {
        if (IsClosed || Members.Find(Host) is { IsPlayer: true }) return this;

        return Members.NextHost() is { } next ? this with { Host = next.Id } : this with { IsClosed = true };
    }

    /// <summary>Nobody else could unmute the host.</summary>
    private Lobby WithUnmutedHost() => Members.Find(Host) is { IsMuted: true }
        ? this with { Members = Members.Change(Host, host => host with { IsMuted = false }) }
        : this;

    /// <summary>
    /// A countdown is cancelled when one of its players is gone, away or no longer ready, and when teams or settings change. A player
    /// who was not ready when the host forced the start does not cancel it by staying unready.
    /// </summary>
    private static bool CancelsCountdown(Lobby before, Lobby after)
    {
        if (before.Status is not LobbyStatus.Starting || after.Status is not LobbyStatus.Starting) return false;

        return before.Settings != after.Settings || before.Members.Players.Any(was =>
            after.Members.Find(was.Id) is not { IsPlayer: true } player
            || was.Team != player.Team
            || (was.IsReady && !player.IsReady)
            || (was.IsOnline && !player.IsOnline));
    }

    /// <summary>
    /// A countdown starts only when a change makes the conditions true, or when a change cancelled a countdown and left them true. So a
    /// countdown that the host or a failed allocation cancelled stays cancelled until the conditions become true again.
    /// </summary>
    private static bool StartsAutomatically(Lobby before, Lobby after)
    {
        if (after.Status is not LobbyStatus.Open || !after.CanStartAutomatically()) return false;
        if (after.LastChange!.Reason is ChangeReason.Cancelled or ChangeReason.AllocationFailed) return false;

        return before.Status is LobbyStatus.Starting || !before.CanStartAutomatically();
    }

    private bool CanStartAutomatically() =>
        Settings.AutoStart is AutoStart.WhenAllReady && HasEnoughPlayers() && EveryoneIsReady();
}
