using System.Text.Json.Nodes;
using GameLobby.Application.Contracts;

namespace GameLobby.ProtocolDocs;

/// <summary>Fields of the changes that hold part of a snapshot. The serializer only knows that such a change has extension data.</summary>
internal static class PartialSnapshots
{
    private static readonly string[] MemberFields = ["name", "role", "team", "ready", "muted", "presence", "awayUntil", "data"];

    /// <summary>Fields that other changes carry, or that never change.</summary>
    private static readonly string[] ExcludedLobbyFields =
        ["lobbyId", "version", "status", "hostId", "members", "match", "createdAt", "updatedAt", "bans"];

    public static void AddTo(JsonObject change, Type type, IReadOnlyDictionary<string, JsonNode?> schemas)
    {
        if (type == typeof(MemberUpdatedChange)) Add(change, schemas[nameof(MemberSnapshot)]!, name => MemberFields.Contains(name));
        if (type == typeof(LobbyUpdatedChange)) Add(change, schemas[nameof(LobbySnapshot)]!, name => !ExcludedLobbyFields.Contains(name));
    }

    /// <summary>A snapshot leaves out <c>awayUntil</c> for an online member; a change clears it with null.</summary>
    private static void Add(JsonObject change, JsonNode snapshot, Func<string, bool> isIncluded)
    {
        foreach (var (name, schema) in snapshot["properties"]!.AsObject().Where(pair => isIncluded(pair.Key)))
        {
            var part = schema!.DeepClone().AsObject();
            change[name] = name is "awayUntil" ? WireValues.OrNull(part) : part;
        }
    }
}
