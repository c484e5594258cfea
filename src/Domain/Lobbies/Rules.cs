namespace GameLobby.Domain.Lobbies;

/// <summary>What follows from a change by itself, in the same version: who is host, and whether a countdown goes on or begins.</summary>
internal static class Rules
{
    internal static Lobby Settle(Lobby before, Lobby after)
    {
        var hosted = WithHost(after);
        if (hosted.IsClosed) return hosted with { Match = null };

        var undisturbed = IsDisturbed(before, hosted) ? hosted with { Match = null } : hosted;
        return StartsByItself(before, undisturbed)
            ? undisturbed.CountingDown(after.Version, after.UpdatedAt)
            : undisturbed;
    }

    private static Lobby WithHost(Lobby lobby) => lobby switch
    {
        { IsClosed: true } => lobby,
        _ when lobby.Members.Find(lobby.Host) is { IsPlayer: true } => lobby,
        _ when lobby.Members.Heir() is { } heir => lobby with { Host = heir.Id },
        _ => lobby with { IsClosed = true },
    };

    /// <summary>
    /// A countdown stands for what the players agreed to: it ends when one of them is gone, away or no longer ready, and
    /// when teams or settings change. Who was not ready when the host forced the start disturbs nothing by staying so.
    /// </summary>
    private static bool IsDisturbed(Lobby before, Lobby after) =>
        before.Status is LobbyStatus.Starting
        && after.Status is LobbyStatus.Starting
        && (before.Settings != after.Settings || before.Members.Players.Any(was =>
            after.Members.Find(was.Id) is not { IsPlayer: true } player
            || was.Team != player.Team
            || (was.IsReady && !player.IsReady)
            || (was.IsOnline && !player.IsOnline)));

    /// <summary>
    /// Only a change that makes the conditions true begins a countdown, or one that ended a countdown and left them
    /// true; so a countdown that the host cancelled, or no server could be had for, stays cancelled until something
    /// about the players changes.
    /// </summary>
    private static bool StartsByItself(Lobby before, Lobby after) =>
        after.Status is LobbyStatus.Open
        && MayStartByItself(after)
        && after.Cause!.Reason is not (Reason.Cancelled or Reason.AllocationFailed)
        && (before.Status is LobbyStatus.Starting || !MayStartByItself(before));

    private static bool MayStartByItself(Lobby lobby) =>
        lobby.Settings.AutoStart is AutoStart.WhenAllReady && lobby.HasEnoughPlayers() && lobby.EveryoneIsReady();
}
