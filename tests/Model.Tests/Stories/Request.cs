using System.Text.Json.Nodes;

namespace GameLobby.Model.Tests.Stories;

/// <summary>A request of a client, sent until its outcome is known.</summary>
internal sealed class Request(string player, string id, Move move)
{
    public string Player => player;

    public string Id => id;

    public Move Move => move;

    public DateTimeOffset FirstSentAt { get; private set; }

    public DateTimeOffset LastSentAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>When the reply came; null when the outcome is unknown.</summary>
    public DateTimeOffset? RepliedAt { get; private set; }

    public JsonObject? Reply { get; private set; }

    public bool IsOk => Reply is not null && (bool)Reply["ok"]!;

    public string? Code => (string?)Reply?["error"]?["code"];

    public JsonObject? ReplyData => IsOk ? Reply!["data"]!.AsObject() : null;

    public JsonObject Frame => new() { ["action"] = move.Action, ["id"] = id, ["data"] = move.Data.DeepClone() };

    public void Sent(DateTimeOffset at)
    {
        if (Attempts++ == 0) FirstSentAt = at;
        LastSentAt = at;
    }

    public void Replied(JsonObject reply, DateTimeOffset at) => (Reply, RepliedAt) = (reply, at);

    public override string ToString() =>
        $"{FirstSentAt:HH:mm:ss.fff} {player} {move.Action} {move.Data.ToJsonString()} as {id}, {Attempts} attempts, "
        + $"{(RepliedAt is { } at ? $"replied {at:HH:mm:ss.fff}" : "no reply")}: {(IsOk ? "ok" : Code ?? "unknown")}"
        + (ReplyData?["version"] is { } version ? $" version {version}" : "");
}
