using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Contracts;

/// <summary>Why a version of a lobby came to be.</summary>
/// <param name="Version">The lobby's version.</param>
/// <param name="At">When it was stored; of an edit by hand, when the lobby was last updated.</param>
/// <param name="By">Who caused it.</param>
/// <param name="PlayerId">The player, admin or server who sent the request; null if there was none.</param>
/// <param name="Request">The hash of the request's id, which the service's log has too; null if there was none.</param>
/// <param name="Reason">The reason, as in pushes; null if an edit by hand did not say.</param>
/// <param name="Detail">Why a member was removed or the lobby closed.</param>
/// <param name="Changes">The changes as words, without names, data and passwords.</param>
/// <param name="Undelivered">The members who did not get the push at once.</param>
public sealed record HistoryVersion(
    long Version,
    DateTimeOffset At,
    ChangeAuthor By,
    PlayerId? PlayerId,
    string? Request,
    string? Reason,
    string? Detail,
    IReadOnlyList<string> Changes,
    IReadOnlyList<MissedPush> Undelivered);
