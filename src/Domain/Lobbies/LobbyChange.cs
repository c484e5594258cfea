using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>A difference between two states of a lobby.</summary>
public abstract record LobbyChange;

public sealed record MemberJoined(Member Member) : LobbyChange;

public sealed record MemberLeft(PlayerId Player, ChangeReason? Reason) : LobbyChange;

public sealed record MemberUpdated(Member Before, Member After) : LobbyChange;

/// <summary>The named member became host; the former host, if still a member, is a player.</summary>
public sealed record HostChanged(PlayerId Host, ChangeReason? Reason) : LobbyChange;

public sealed record SettingsUpdated(LobbyView Before, LobbyView After) : LobbyChange;

public sealed record MatchStarting(Match Match) : LobbyChange;

public sealed record MatchCancelled(ChangeReason? Reason) : LobbyChange;

public sealed record MatchStarted(Match Match) : LobbyChange;

public sealed record MatchEnded(string? Result) : LobbyChange;
