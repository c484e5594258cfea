using System.Text.Json.Nodes;

namespace GameLobby.TestKit.Wire;

/// <summary>
/// A client's snapshot of a lobby, which pushed changes keep up to date as the protocol describes.
/// </summary>
public sealed class HeldSnapshot(JsonObject snapshot)
{
    public JsonObject Json { get; } = (JsonObject)snapshot.DeepClone();

    public long Version => (long)Json["version"]!;

    private JsonArray Members => Json["members"]!.AsArray();

    /// <summary>Applies a <c>lobby.changed</c> that is newer than the held version. Returns false if versions are missing.</summary>
    public bool Follow(JsonObject push)
    {
        if ((long)push["previous"]! > Version) return false;
        if ((long)push["version"]! > Version) ApplyChanges(push);
        return true;
    }

    /// <summary>Applies a <c>lobby.changed</c> that follows the held version.</summary>
    public void Apply(JsonObject push)
    {
        if ((long)push["previous"]! != Version) throw new InvalidOperationException($"A hole: {push["previous"]} after {Version}");

        ApplyChanges(push);
    }

    private void ApplyChanges(JsonObject push)
    {
        foreach (var change in push["changes"]!.AsArray()) Apply((string)change!["kind"]!, change.AsObject());
        Json["version"] = push["version"]!.DeepClone();
        Json["updatedAt"] = push["at"]!.DeepClone();
    }

    /// <summary>Returns whether two snapshots are equal; null and missing properties are equal.</summary>
    public static bool Same(JsonNode one, JsonNode other) => JsonNode.DeepEquals(WithoutNulls(one), WithoutNulls(other));

    public static JsonNode? WithoutNulls(JsonNode? node) => node switch
    {
        JsonObject it => new JsonObject(it
            .Where(pair => pair.Value is not null)
            .Select(pair => KeyValuePair.Create(pair.Key, WithoutNulls(pair.Value)))),
        JsonArray it => new JsonArray([.. it.Select(WithoutNulls)]),
        _ => node?.DeepClone(),
    };

    private void Apply(string kind, JsonObject change)
    {
        switch (kind)
        {
            case "member.joined":
                Join(change["member"]!.AsObject());
                break;
            case "member.left":
                Members.Remove(Member((string)change["playerId"]!));
                break;
            case "member.updated":
                if (Member((string)change["playerId"]!) is { } updated) Merge(updated, change);
                break;
            case "host.changed":
                if (Member((string)Json["hostId"]!) is { } former && (string)former["role"]! is "host") former["role"] = "player";
                Json["hostId"] = change["hostId"]!.DeepClone();
                if (Member((string)Json["hostId"]!) is { } host) host["role"] = "host";
                break;
            case "lobby.updated":
                Merge(Json, change);
                break;
            case "match.starting":
                (Json["status"], Json["match"]) = ("starting", new JsonObject { ["startsAt"] = change["startsAt"]!.DeepClone() });
                break;
            case "match.started":
                (Json["status"], Json["match"]) = ("inMatch", change["match"]!.DeepClone());
                break;
            case "match.cancelled" or "match.ended":
                (Json["status"], Json["match"]) = ("open", null);
                break;
            default:
                throw new InvalidOperationException($"Unknown: {kind}");
        }
    }

    private void Join(JsonObject member)
    {
        if (Member((string)member["playerId"]!) is { } held) Members[Members.IndexOf(held)] = member.DeepClone();
        else Members.Add(member.DeepClone());
    }

    private JsonObject? Member(string player) =>
        Members.Select(member => member!.AsObject()).FirstOrDefault(member => (string)member["playerId"]! == player);

    private static void Merge(JsonObject target, JsonObject change)
    {
        foreach (var (key, value) in change.Where(pair => pair.Key is not ("kind" or "playerId"))) target[key] = value?.DeepClone();
    }
}
