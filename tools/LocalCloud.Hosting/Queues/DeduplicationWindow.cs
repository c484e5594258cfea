using System.Security.Cryptography;
using System.Text;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Queues;

/// <summary>
/// The messages that a FIFO queue accepted in the last five minutes, by deduplication id, in the whole queue or per message group.
/// Deleting a message does not remove it.
/// </summary>
internal sealed class DeduplicationWindow(DeduplicationScope scope)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    private readonly Dictionary<(string? Group, string Id), SentMessage> accepted = [];
    private readonly Queue<(DateTimeOffset Until, (string?, string) Key)> ends = [];

    public static string ContentId(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    /// <summary>Returns the message that was accepted with this id, or null.</summary>
    public SentMessage? Find(string? group, string id, DateTimeOffset now)
    {
        while (ends.TryPeek(out var end) && end.Until <= now) accepted.Remove(ends.Dequeue().Key);
        return accepted.GetValueOrDefault(Key(group, id));
    }

    public void Remember(string? group, string id, SentMessage message, DateTimeOffset now)
    {
        accepted[Key(group, id)] = message;
        ends.Enqueue((now + Length, Key(group, id)));
    }

    private (string?, string) Key(string? group, string id) => (scope == DeduplicationScope.MessageGroup ? group : null, id);
}
