using System.Text.Json;
using GameLobby.Application.Changes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Application.Histories;

/// <summary>Explains versions from what is stored of them.</summary>
public static class VersionEntries
{
    /// <summary>Returns the entries of the versions that were written at once. The last one has the changes of all.</summary>
    public static IEnumerable<VersionEntry> Of(LobbyStored stored)
    {
        var last = OfLast(stored);
        var skipped = stored.After.LastChange?.Earlier.Where(change => change.Version > stored.Before?.Version) ?? [];
        return [.. skipped.Select(change => OfSkipped(stored, change, last)), last];
    }

    private static VersionEntry OfSkipped(LobbyStored stored, LastChange change, VersionEntry last)
    {
        var request = RequestOf(stored.Before, stored.After, change.Version);
        return last with
        {
            Version = change.Version,
            By = change.Author ?? ChangeAuthor.Player,
            Player = request?.Player,
            Request = request?.Request,
            Reason = change.Reason,
            Detail = null,
            Changes = [],
        };
    }

    private static VersionEntry OfLast(LobbyStored stored)
    {
        var (before, after) = stored;
        var request = RequestOf(before, after, after.Version);
        return new VersionEntry(
            after.Id,
            after.Version,
            after.UpdatedAt,
            AuthorOf(after, request),
            request?.Player,
            request?.Request,
            after.Reason,
            after.Reason is ChangeReason.Kicked or ChangeReason.Banned or ChangeReason.Closed ? after.LastChange?.Detail : null,
            ChangeWords.Of(before, after),
            []);
    }

    /// <summary>Returns the entry of pushes that were not delivered; null if there are none.</summary>
    public static VersionEntry? Of(HistoryEntry pushes) => pushes.Undelivered is not { Count: > 0 } undelivered
        ? null
        : new VersionEntry(pushes.Lobby, pushes.Version, pushes.At, null, null, null, null, null, [], undelivered);

    internal static HistoryVersion ToWire(VersionEntry entry) => new(
        entry.Version,
        entry.At,
        entry.By ?? ChangeAuthor.Service,
        entry.Player,
        entry.Request,
        entry.Reason is { } reason ? JsonNamingPolicy.CamelCase.ConvertName(reason.ToString()) : null,
        entry.Detail,
        entry.Changes,
        [.. entry.Undelivered.Select(failure => new MissedPush(failure.Player, failure.Reason))]);

    /// <summary>
    /// Returns the record that the version's write added. The records that a newcomer brings from another lobby name its versions, and
    /// come first.
    /// </summary>
    private static IdempotencyRecord? RequestOf(Lobby? before, Lobby after, long version) => after.IdempotencyRecords.Items.LastOrDefault(
        record => record.Version == version && before?.IdempotencyRecords.Items.Contains(record) is not true);

    private static ChangeAuthor AuthorOf(Lobby lobby, IdempotencyRecord? request)
    {
        if (lobby.Reason is null or ChangeReason.Edited or ChangeReason.Deleted) return ChangeAuthor.Edit;
        if (request is null) return ChangeAuthor.Service;

        return lobby.LastChange?.Author ?? ChangeAuthor.Player;
    }
}
