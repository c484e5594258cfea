using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>What one viewer may see of a lobby. A view can't be turned back into a <see cref="Lobby"/>, so it can't be saved.</summary>
/// <param name="Code">Null for viewers who are not members.</param>
/// <param name="Settings">The settings without the password and without data that the viewer may not see.</param>
/// <param name="Members">The members without data that the viewer may not see.</param>
/// <param name="Reason">The reason for this version; null when an edit by hand did not say.</param>
public sealed record LobbyView(
    LobbyId Id,
    long Version,
    LobbyCode? Code,
    LobbyStatus Status,
    LobbySettings Settings,
    bool HasPassword,
    PlayerId Host,
    Roster Members,
    Match? Match,
    ChangeReason? Reason,
    string? ReasonDetail,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);
