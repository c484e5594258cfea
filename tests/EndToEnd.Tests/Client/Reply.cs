using System.Text.Json.Nodes;

namespace GameLobby.EndToEnd.Tests.Client;

/// <summary>What a request was answered with.</summary>
internal sealed record Reply(JsonObject Frame)
{
    public bool IsOk => (bool)Frame["ok"]!;

    /// <summary>What was asked for; a refusal has none.</summary>
    public JsonObject Data => IsOk ? Frame["data"]!.AsObject() : throw new InvalidOperationException($"Refused: {Frame.ToJsonString()}");

    public Snapshot Snapshot => new(Data);

    public long Version => (long)Data["version"]!;

    /// <summary>Why it was refused; null when it was not.</summary>
    public string? Code => (string?)Frame["error"]?["code"];

    /// <summary>How long to wait before another try; where nothing is said, not at all.</summary>
    public TimeSpan RetryAfter => TimeSpan.FromMilliseconds((long?)Frame["error"]?["retryAfterMs"] ?? 0);

    public JsonObject? Details => Frame["error"]?["details"]?.AsObject();
}
