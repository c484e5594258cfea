using System.Text.Json.Nodes;

namespace GameLobby.EndToEnd.Tests.Client;

/// <summary>The reply to a request.</summary>
internal sealed record Reply(JsonObject Frame)
{
    public bool IsOk => (bool)Frame["ok"]!;

    /// <summary>Data of a successful reply.</summary>
    public JsonObject Data => IsOk ? Frame["data"]!.AsObject() : throw new InvalidOperationException($"Refused: {Frame.ToJsonString()}");

    public Snapshot Snapshot => new(Data);

    public long Version => (long)Data["version"]!;

    /// <summary>Error code; null for a success.</summary>
    public string? Code => (string?)Frame["error"]?["code"];

    /// <summary>Time to wait before a retry; zero if the reply names none.</summary>
    public TimeSpan RetryAfter => TimeSpan.FromMilliseconds((long?)Frame["error"]?["retryAfterMs"] ?? 0);

    public JsonObject? Details => Frame["error"]?["details"]?.AsObject();
}
