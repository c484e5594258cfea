using Amazon.DynamoDBv2.Model;
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

    internal static IEnumerable<string> AllDueShards { get; } = [.. Enumerable.Range(0, DueShards).Select(DueShard)];

    internal static Dictionary<string, AttributeValue> Of(LobbyId id) => Item($"LOBBY#{id}", Lobby);

    internal static Dictionary<string, AttributeValue> Of(PlayerId id) => Item($"PLAYER#{id}", Player);

    internal static Dictionary<string, AttributeValue> Of(LobbyCode code) => Item($"CODE#{code}", Code);

    internal static Dictionary<string, AttributeValue> Of(InviteId id) => Item($"INVITE#{id}", Invite);

    internal static Dictionary<string, AttributeValue> Of(LobbyId lobby, MessageId message) => Item($"LOBBY#{lobby}", ChatPrefix + message);

    internal static Dictionary<string, AttributeValue> OfVersion(LobbyId lobby, string version) => Item($"LOBBY#{lobby}", $"CHANGE#{version}");

    internal static Dictionary<string, AttributeValue> OfReceipt(PlayerId player, string request) => Item($"PLAYER#{player}", $"RECEIPT#{request}");

    internal static string DueShard(LobbyId id) => DueShard((int)(Hash(id.Value) % DueShards));

    private static string DueShard(int shard) => $"DUE#{shard}";

    /// <summary>FNV-1a: the same in every process, unlike <see cref="string.GetHashCode()"/>.</summary>
    private static uint Hash(string text) => text.Aggregate(2166136261, (hash, letter) => (hash ^ letter) * 16777619);

    private static Dictionary<string, AttributeValue> Item(string partition, string sort) =>
        new Dictionary<string, AttributeValue>().Set("PK", partition).Set("SK", sort);
}
