using System.Text.Json.Nodes;
using GameLobby.Application.Contracts;

namespace GameLobby.ProtocolDocs;

/// <summary>Changes that carry whichever members of a snapshot changed: the serializer knows no more than that there are some.</summary>
internal static class PartsOfSnapshots
{
    private static readonly string[] OfMembers = ["name", "role", "team", "ready", "muted", "presence", "awayUntil", "data"];

    /// <summary>What other changes tell of, and what never changes.</summary>
    private static readonly string[] NotOfLobbies =
        ["lobbyId", "version", "status", "hostId", "members", "match", "createdAt", "updatedAt", "bans"];

    public static void AddTo(JsonObject change, Type type, IReadOnlyDictionary<string, JsonNode?> schemas)
    {
        if (type == typeof(MemberUpdatedChange)) Add(change, schemas[nameof(MemberSnapshot)]!, name => OfMembers.Contains(name));
        if (type == typeof(LobbyUpdatedChange)) Add(change, schemas[nameof(LobbySnapshot)]!, name => !NotOfLobbies.Contains(name));
    }

    /// <summary>A snapshot leaves out <c>awayUntil</c> when there is none; a change says so with null.</summary>
    private static void Add(JsonObject change, JsonNode snapshot, Func<string, bool> changes)
    {
        foreach (var (name, schema) in snapshot["properties"]!.AsObject().Where(pair => changes(pair.Key)))
        {
            var part = schema!.DeepClone().AsObject();
            change[name] = name is "awayUntil" ? WireValues.OrNull(part) : part;
        }
    }
}
