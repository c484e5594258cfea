using System.Text.Json.Nodes;

namespace GameLobby.EndToEnd.Tests.Client;

/// <summary>A lobby's snapshot, as received or with changes applied.</summary>
internal sealed record Snapshot(JsonObject Json)
{
    public string LobbyId => (string)Json["lobbyId"]!;

    public long Version => (long)Json["version"]!;

    public string Code => (string)Json["code"]!;

    public string Status => (string)Json["status"]!;

    public string Name => (string)Json["name"]!;

    public JsonObject Data => Json["data"]!.AsObject();

    public string HostId => (string)Json["hostId"]!;

    public JsonObject? Match => Json["match"]?.AsObject();

    public IReadOnlyList<Member> Members => [.. Json["members"]!.AsArray().Select(member => new Member(member!.AsObject()))];

    public bool Has(Player player) => Members.Any(member => member.PlayerId == player.Id);

    public Member Of(Player player) => Members.Single(member => member.PlayerId == player.Id);

    /// <summary>
    /// Compares two snapshots. A null field equals an omitted one, and the ban list, which only <c>lobby.get</c> returns, is ignored.
    /// </summary>
    public bool IsEquivalentTo(Snapshot other) => JsonNode.DeepEquals(Comparable(Json), Comparable(other.Json));

    public override string ToString() => Json.ToJsonString();

    private static JsonNode? Comparable(JsonObject lobby) => WithoutNulls(new JsonObject(
        lobby.Where(pair => pair.Key is not ("bans" or "banNames"))
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))));

    private static JsonNode? WithoutNulls(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json
            .Where(pair => pair.Value is not null)
            .Select(pair => KeyValuePair.Create(pair.Key, WithoutNulls(pair.Value)))),
        JsonArray array => new JsonArray([.. array.Select(WithoutNulls)]),
        _ => node?.DeepClone(),
    };
}

internal sealed record Member(JsonObject Json)
{
    public string PlayerId => (string)Json["playerId"]!;

    public string Role => (string)Json["role"]!;

    public bool IsReady => (bool)Json["ready"]!;

    public string? Team => (string?)Json["team"];

    public bool IsMuted => (bool)Json["muted"]!;

    public JsonObject Data => Json["data"]!.AsObject();

    public bool IsOnline => (string)Json["presence"]! == "online";

    public DateTimeOffset? AwayUntil => (DateTimeOffset?)Json["awayUntil"];
}
