using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>Keys of the table. The sort key says what an item is.</summary>
internal static class Keys
{
    public const string Lobby = "LOBBY";
    public const string LobbyPrefix = "LOBBY#";
    public const string Player = "PLAYER";
    public const string Code = "CODE";
    public const string Invite = "INVITE";
    public const string ChatPrefix = "CHAT#";
    public const string ChangePrefix = "CHANGE#";
    public const string HistoryPrefix = "HISTORY#";

    /// <summary>The sparse index of lobbies by the time they need attention, sharded to avoid hot partitions.</summary>
    public const string DueIndex = "due";

    /// <summary>The sweep queries each. A shard takes some 1,000 writes a second, and a lobby writes a few in its life.</summary>
    private const int DueShards = 2;

    /// <summary>
    /// Shards per mode and region. A shard takes some 1,000 writes a second. A change requires all lobbies to be written again.
    /// </summary>
    private const int ListingShards = 4;

    public const string Catalog = "CATALOGUE";
    public const string WatcherPrefix = "WATCHER#";

    public static IEnumerable<string> AllDueShards { get; } = [.. Enumerable.Range(0, DueShards).Select(DueShard)];

    public static Dictionary<string, AttributeValue> Of(LobbyId id) => Item(LobbyPrefix + id, Lobby);

    public static LobbyId ReadLobby(string partition) => new(partition[LobbyPrefix.Length..]);

    public static Dictionary<string, AttributeValue> Of(PlayerId id) => Item($"PLAYER#{id}", Player);

    public static Dictionary<string, AttributeValue> Of(LobbyCode code) => Item($"CODE#{code}", Code);

    public static Dictionary<string, AttributeValue> Of(InviteId id) => Item($"INVITE#{id}", Invite);

    public static Dictionary<string, AttributeValue> Of(LobbyId lobby, MessageId message) =>
        Item($"LOBBY#{lobby}", ChatPrefix + message);

    public static Dictionary<string, AttributeValue> OfVersion(LobbyId lobby, string version) =>
        Item(LobbyPrefix + lobby, ChangePrefix + version);

    /// <summary>Returns the key of entries of the version history, by their first version; <c>~</c> is behind all.</summary>
    public static Dictionary<string, AttributeValue> OfHistory(LobbyId lobby, string first) =>
        Item(LobbyPrefix + lobby, HistoryPrefix + first);

    /// <summary>Returns the key of the mark that an edit by hand was adopted.</summary>
    public static Dictionary<string, AttributeValue> OfEdit(LobbyId lobby, string record) => Item($"LOBBY#{lobby}", $"EDIT#{record}");

    /// <summary>Returns the key of the last state of a lobby that was deleted or can't be decoded.</summary>
    public static Dictionary<string, AttributeValue> OfLost(LobbyId lobby) => Item($"LOBBY#{lobby}", "LOST");

    public static Dictionary<string, AttributeValue> OfRecord(PlayerId player, string request) =>
        Item($"PLAYER#{player}", $"RECEIPT#{request}");

    public static Dictionary<string, AttributeValue> OfPair(string mode, string? region) =>
        Item(Catalog, PairPrefix(mode) + Escape(region ?? ""));

    /// <summary>Returns the sort key prefix of a mode's pairs; null: of all pairs.</summary>
    public static string PairPrefix(string? mode) => mode is null ? "PAIR#" : $"PAIR#{Escape(mode)}#";

    public static string Of(SubscriptionScope scope) => $"WATCH#{Name(scope)}";

    public static Dictionary<string, AttributeValue> Of(Subscription subscription) =>
        Item(Of(subscription.Scope), WatcherPrefix + subscription.Player);

    public static Dictionary<string, AttributeValue> OfTurn(SubscriptionScope scope) => Item(Of(scope), "TURN");

    /// <summary>Returns a scope as text. An escaped region is never "*".</summary>
    public static string Name(SubscriptionScope scope) => $"{Escape(scope.Mode)}#{(scope.Region is { } region ? Escape(region) : "*")}";

    public static SubscriptionScope ReadScope(string name) => name.Split('#') is [var mode, var region]
        ? new SubscriptionScope(Uri.UnescapeDataString(mode), region == "*" ? null : Uri.UnescapeDataString(region))
        : throw new FormatException("The scope is invalid.");

    /// <summary>
    /// Returns the index partition of a lobby. Lobbies with free slots are separate, so that a search for slots skips full ones.
    /// </summary>
    public static string ListingPartition(LobbyId id, string mode, string? region, bool hasSlots) =>
        ListingPartition(mode, region, hasSlots, (int)(Hash(id.Value) % ListingShards));

    public static IEnumerable<string> AllListingPartitions(string mode, string? region, bool hasSlots) =>
        Enumerable.Range(0, ListingShards).SelectMany(IEnumerable<string> (shard) => hasSlots
            ? [ListingPartition(mode, region, true, shard)]
            : [ListingPartition(mode, region, true, shard), ListingPartition(mode, region, false, shard)]);

    private static string ListingPartition(string mode, string? region, bool hasSlots, int shard) =>
        $"FIND#{Escape(mode)}#{Escape(region ?? "")}#{(hasSlots ? "room" : "full")}#{shard}";

    /// <summary>Escapes separators: players choose modes and regions freely.</summary>
    private static string Escape(string text) => Uri.EscapeDataString(text);

    public static string DueShard(LobbyId id) => DueShard((int)(Hash(id.Value) % DueShards));

    private static string DueShard(int shard) => $"DUE#{shard}";

    /// <summary>FNV-1a: the same in every process, unlike <see cref="string.GetHashCode()"/>.</summary>
    private static uint Hash(string text) => text.Aggregate(2166136261, (hash, letter) => (hash ^ letter) * 16777619);

    private static Dictionary<string, AttributeValue> Item(string partition, string sort) =>
        new Dictionary<string, AttributeValue>().Set("PK", partition).Set("SK", sort);
}
