using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>Who caused a version of a lobby, by which request and why, and which pushes of it were not delivered.</summary>
/// <param name="By">Null in an entry that only has undelivered pushes.</param>
/// <param name="Player">The player, admin or server who sent the request.</param>
/// <param name="Request">The hash of the request's id, which the log has too.</param>
/// <param name="Reason">Null if an edit by hand did not say.</param>
/// <param name="Detail">Why a member was removed or the lobby closed.</param>
/// <param name="Changes">The changes as words, without values that not everyone may see.</param>
/// <param name="Undelivered">The players who did not get the push of the version, with the reason.</param>
public sealed record VersionEntry(
    LobbyId Lobby,
    long Version,
    DateTimeOffset At,
    ChangeAuthor? By,
    PlayerId? Player,
    string? Request,
    ChangeReason? Reason,
    string? Detail,
    IReadOnlyList<string> Changes,
    IReadOnlyList<PushFailure> Undelivered);
