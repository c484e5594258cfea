using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>The one table's keys. The sort key names what an item is.</summary>
public static class Keys
{
    public const string Lobby = "LOBBY";
    public const string Player = "PLAYER";
    public const string Code = "CODE";
    public const string Invite = "INVITE";
    public const string ChatPrefix = "CHAT#";

    /// <summary>The sparse index of lobbies by when they need attention; in shards, so that no key of it is hot.</summary>
    public const string DueIndex = "due";

    private const int DueShards = 8;

    /// <summary>
    /// In how many parts the lobbies of one mode and region are kept that can be found. A part takes some 1,000 writes
    /// a second; another number has all lobbies written anew before they are found again.
    /// </summary>
    private const int FindingShards = 4;

    internal const string Catalogue = "CATALOGUE";
    internal const string WatcherPrefix = "WATCHER#";

    internal static IEnumerable<string> AllDueShards { get; } = [.. Enumerable.Range(0, DueShards).Select(DueShard)];

    internal static Dictionary<string, AttributeValue> Of(LobbyId id) => Item($"LOBBY#{id}", Lobby);

    internal static Dictionary<string, AttributeValue> Of(PlayerId id) => Item($"PLAYER#{id}", Player);

    internal static Dictionary<string, AttributeValue> Of(LobbyCode code) => Item($"CODE#{code}", Code);

    internal static Dictionary<string, AttributeValue> Of(InviteId id) => Item($"INVITE#{id}", Invite);

    internal static Dictionary<string, AttributeValue> Of(LobbyId lobby, MessageId message) =>
        Item($"LOBBY#{lobby}", ChatPrefix + message);

    internal static Dictionary<string, AttributeValue> OfVersion(LobbyId lobby, string version) =>
        Item($"LOBBY#{lobby}", $"CHANGE#{version}");

    internal static Dictionary<string, AttributeValue> OfReceipt(PlayerId player, string request) =>
        Item($"PLAYER#{player}", $"RECEIPT#{request}");

    internal static Dictionary<string, AttributeValue> OfPair(string mode, string? region) =>
        Item(Catalogue, PairPrefix(mode) + Escape(region ?? ""));

    /// <summary>What the sort keys of a mode's pairs begin with; null: those of all modes.</summary>
    internal static string PairPrefix(string? mode) => mode is null ? "PAIR#" : $"PAIR#{Escape(mode)}#";

    /// <summary>A scope's partition.</summary>
    internal static string Of(WatchScope scope) => $"WATCH#{Name(scope)}";

    internal static Dictionary<string, AttributeValue> Of(Watch watch) => Item(Of(watch.Scope), WatcherPrefix + watch.Player);

    internal static Dictionary<string, AttributeValue> OfTurn(WatchScope scope) => Item(Of(scope), "TURN");

    /// <summary>A scope as one text. No region's name reads "*" when it is escaped.</summary>
    internal static string Name(WatchScope scope) => $"{Escape(scope.Mode)}#{(scope.Region is { } region ? Escape(region) : "*")}";

    internal static WatchScope ReadScope(string name) => name.Split('#') is [var mode, var region]
        ? new WatchScope(Uri.UnescapeDataString(mode), region == "*" ? null : Uri.UnescapeDataString(region))
        : throw new FormatException("The scope's name is none.");

    /// <summary>Where a lobby is found. Those with room are apart, so that a search for room does not pass by all that are full.</summary>
    internal static string Finding(LobbyId id, string mode, string? region, bool hasSlots) =>
        Finding(mode, region, hasSlots, (int)(Hash(id.Value) % FindingShards));

    internal static IEnumerable<string> AllFinding(string mode, string? region, bool hasSlots) =>
        Enumerable.Range(0, FindingShards).SelectMany(IEnumerable<string> (shard) => hasSlots
            ? [Finding(mode, region, true, shard)]
            : [Finding(mode, region, true, shard), Finding(mode, region, false, shard)]);

    private static string Finding(string mode, string? region, bool hasSlots, int shard) =>
        $"FIND#{Escape(mode)}#{Escape(region ?? "")}#{(hasSlots ? "room" : "full")}#{shard}";

    /// <summary>Players name modes and regions as they please; the parts of a key must stay apart.</summary>
    private static string Escape(string text) => Uri.EscapeDataString(text);

    internal static string DueShard(LobbyId id) => DueShard((int)(Hash(id.Value) % DueShards));

    private static string DueShard(int shard) => $"DUE#{shard}";

    /// <summary>FNV-1a: the same in every process, unlike <see cref="string.GetHashCode()"/>.</summary>
    private static uint Hash(string text) => text.Aggregate(2166136261, (hash, letter) => (hash ^ letter) * 16777619);

    private static Dictionary<string, AttributeValue> Item(string partition, string sort) =>
        new Dictionary<string, AttributeValue>().Set("PK", partition).Set("SK", sort);
}
