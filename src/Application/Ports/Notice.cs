using System.Text.Json.Serialization;

namespace GameLobby.Application.Ports;

/// <summary>The pushes of one stored change.</summary>
/// <param name="Id">Identifies the change. A notice that is sent twice is delivered once.</param>
/// <param name="Group">Notices of one group are delivered in the order in which they were sent.</param>
/// <param name="RetryUntil">The time after which retries end, if the notice retries pushes to a connection; otherwise null.</param>
public sealed record Notice(
    string Id,
    string Group,
    IReadOnlyList<Delivery> Deliveries,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? RetryUntil = null)
{
    [JsonIgnore]
    public bool IsRetry => RetryUntil is not null;
}
