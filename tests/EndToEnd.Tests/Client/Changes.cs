using System.Text.Json.Nodes;

namespace GameLobby.EndToEnd.Tests.Client;

/// <summary>
/// Applies a <c>lobby.changed</c> push to a snapshot. Changes are absolute, so a push that starts before the snapshot's version (a reply
/// may overtake it) is applied like any other. It may name members that have joined or left since.
/// </summary>
internal static class Changes
{
    public static Snapshot Apply(this Snapshot snapshot, JsonObject push)
    {
        var lobby = snapshot.Json.DeepClone().AsObject();
        foreach (var change in push["changes"]!.AsArray()) Apply(lobby, change!.AsObject());
        lobby["version"] = (long)push["version"]!;
        lobby["updatedAt"] = (string)push["at"]!;
        return new Snapshot(lobby);
    }

    private static void Apply(JsonObject lobby, JsonObject change)
    {
        var members = lobby["members"]!.AsArray();
        switch ((string)change["kind"]!)
        {
            case "member.joined":
                Put(members, change["member"]!.AsObject());
                break;
            case "member.left":
                members.Remove(Find(members, (string)change["playerId"]!));
                break;
            case "member.updated":
                Set(Find(members, (string)change["playerId"]!), change, except: "playerId");
                break;
            case "host.changed":
                SetHost(lobby, members, (string)change["hostId"]!);
                break;
            case "lobby.updated":
                Set(lobby, change);
                break;
            case "match.starting":
                SetMatch(lobby, "starting", new JsonObject { ["startsAt"] = (string)change["startsAt"]! });
                break;
            case "match.started":
                SetMatch(lobby, "inMatch", change["match"]!.DeepClone());
                break;
            case "match.cancelled" or "match.ended":
                SetMatch(lobby, "open", null);
                break;
        }
    }

    private static JsonObject? Find(JsonArray members, string player) =>
        members.SingleOrDefault(member => (string)member!["playerId"]! == player)?.AsObject();

    private static void Put(JsonArray members, JsonObject newcomer)
    {
        if (Find(members, (string)newcomer["playerId"]!) is { } known) known.ReplaceWith(newcomer.DeepClone());
        else members.Add(newcomer.DeepClone());
    }

    private static void Set(JsonObject? target, JsonObject change, string? except = null)
    {
        if (target is null) return;
        foreach (var (name, value) in change.Where(pair => pair.Key != "kind" && pair.Key != except)) target[name] = value?.DeepClone();
    }

    private static void SetHost(JsonObject lobby, JsonArray members, string hostId)
    {
        lobby["hostId"] = hostId;
        foreach (var member in members.Where(member => (string)member!["role"]! != "spectator"))
            member!["role"] = (string)member["playerId"]! == hostId ? "host" : "player";
    }

    private static void SetMatch(JsonObject lobby, string status, JsonNode? match) => (lobby["status"], lobby["match"]) = (status, match);
}
