using GameLobby.Domain.Lobbies;

namespace GameLobby.Application.Histories;

/// <summary>Describes changes in words, without texts that players chose: the history must not keep what only some may see.</summary>
internal static class ChangeWords
{
    public static IReadOnlyList<string> Of(Lobby? before, Lobby after) => before is null
        ? [$"created by {after.Host}"]
        :
        [
            .. LobbyChanges.Between(before.ViewForOperator(), after.ViewForOperator()).Select(Of),
            .. before.Settings.Password == after.Settings.Password ? [] : new[] { "password changed" },
            .. before.Exclusions == after.Exclusions ? [] : new[] { "bans changed" },
            .. after.IsClosed && !before.IsClosed ? new[] { "closed" } : [],
        ];

    private static string Of(LobbyChange change) => change switch
    {
        MemberJoined joined => $"{joined.Member.Id} joined",
        MemberLeft left => $"{left.Player} left",
        MemberUpdated updated => $"{updated.After.Id} {string.Join(", ", Of(updated.Before, updated.After))}",
        HostChanged host => $"{host.Host} is host",
        SettingsUpdated settings => $"settings: {string.Join(", ", Of(settings.Before, settings.After))}",
        MatchStarting => "countdown started",
        MatchCancelled => "countdown cancelled",
        MatchStarted started => $"match {started.Match.Id} started",
        MatchEnded => "match ended",
        _ => change.GetType().Name,
    };

    private static IEnumerable<string> Of(Member before, Member after)
    {
        if (before.IsOnline != after.IsOnline) yield return after.IsOnline ? "online" : "away";
        else if (before.Connection != after.Connection) yield return "reconnected";
        if (before.IsReady != after.IsReady) yield return after.IsReady ? "ready" : "not ready";
        if (before.IsSpectator != after.IsSpectator) yield return after.IsSpectator ? "spectator" : "player";
        if (before.IsMuted != after.IsMuted) yield return after.IsMuted ? "muted" : "unmuted";
        if (before.Team != after.Team) yield return "team";
        if (before.Name != after.Name) yield return "name";
        if (before.Data != after.Data) yield return "data";
    }

    private static IEnumerable<string> Of(LobbyView before, LobbyView after)
    {
        var (old, current) = (before.Settings, after.Settings);
        if (before.Code != after.Code) yield return "code";
        if (old.Name != current.Name) yield return "name";
        if (old.Mode != current.Mode) yield return "mode";
        if (old.Region != current.Region) yield return "region";
        if (old.Visibility != current.Visibility) yield return $"visibility {current.Visibility}";
        if (old.MaxPlayers != current.MaxPlayers) yield return $"maxPlayers {current.MaxPlayers}";
        if (old.MinPlayers != current.MinPlayers) yield return $"minPlayers {current.MinPlayers}";
        if (old.AllowSpectators != current.AllowSpectators) yield return "allowSpectators";
        if (old.AutoStart != current.AutoStart) yield return "autoStart";
        if (old.Countdown != current.Countdown) yield return "countdown";
        if (old.ReconnectGrace != current.ReconnectGrace) yield return "reconnectGrace";
        if (old.Teams != current.Teams) yield return "teams";
        if (old.Locked != current.Locked) yield return current.Locked ? "locked" : "unlocked";
        if (old.Data != current.Data) yield return "data";
    }
}
