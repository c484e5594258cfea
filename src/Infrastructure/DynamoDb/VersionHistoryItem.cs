using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>Entries of a lobby's version history as one item, so short that eight fit a write unit.</summary>
internal static class VersionHistoryItem
{
    /// <summary>Writes entries of one lobby. Undelivered pushes alone must not replace the version that has their key.</summary>
    public static Dictionary<string, AttributeValue> Write(IReadOnlyList<VersionEntry> entries, DateTimeOffset expires)
    {
        var first = First(entries.Min(entry => entry.Version));
        var isOfPushes = entries.All(entry => entry.By is null);
        return Keys.OfHistory(entries[0].Lobby, isOfPushes ? $"{first}#PUSHES" : first)
            .SetSchema(Schema.OfHistory)
            .Set("entries", JsonSerializer.Serialize([.. entries.Select(Stored)], VersionHistoryJson.Relaxed.StoredVersionArray))
            .Set("expires", expires.ToUnixTimeSeconds());
    }

    public static IEnumerable<VersionEntry> Read(LobbyId lobby, Dictionary<string, AttributeValue> item)
    {
        if (!item.HasSchema(Schema.OfHistory)) return [];
        try
        {
            return
            [
                .. JsonSerializer.Deserialize(item.Text("entries"), VersionHistoryJson.Relaxed.StoredVersionArray)!
                    .Select(stored => Entry(lobby, stored)),
            ];
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            return [];
        }
    }

    public static string First(long version) => version.ToString("D12", CultureInfo.InvariantCulture);

    private static StoredVersion Stored(VersionEntry entry) => new(
        entry.Version,
        entry.At.ToUnixTimeMilliseconds(),
        entry.By is { } by and not ChangeAuthor.Player ? StoredWords.Of(by) : null,
        entry.Player?.Value,
        entry.Request,
        entry.Reason is { } reason ? StoredWords.Of(reason) : null,
        entry.Detail,
        entry.Changes.Count == 0 ? null : [.. entry.Changes],
        entry.Undelivered.Count == 0
            ? null
            : entry.Undelivered.GroupBy(failure => failure.Player.Value).ToDictionary(of => of.Key, of => of.First().Reason));

    private static VersionEntry Entry(LobbyId lobby, StoredVersion stored) => new(
        lobby,
        stored.Version,
        Attributes.ReadTime(stored.At),
        stored.By is { } by ? StoredWords.ReadAuthor(by) : stored.Player is null ? null : ChangeAuthor.Player,
        stored.Player is { } player ? new PlayerId(player) : null,
        stored.Request,
        stored.Reason is { } reason ? StoredWords.ReadReason(reason) : null,
        stored.Detail,
        stored.Changes ?? [],
        [.. (stored.Undelivered ?? []).Select(failure => new PushFailure(new PlayerId(failure.Key), failure.Value))]);
}
