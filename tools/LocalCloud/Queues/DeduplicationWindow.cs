using System.Security.Cryptography;
using System.Text;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Queues;

/// <summary>
/// What a FIFO queue took in the last five minutes, by deduplication id: in the whole queue, or in each message group. A message stays
/// in it after it was received and deleted.
/// </summary>
internal sealed class DeduplicationWindow(DeduplicationScope scope)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    private readonly Dictionary<(string? Group, string Id), SentMessage> taken = [];
    private readonly Queue<(DateTimeOffset Until, (string?, string) Key)> ends = [];

    public static string ContentId(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    /// <summary>The message that was taken under this id before, or null.</summary>
    public SentMessage? Find(string? group, string id, DateTimeOffset now)
    {
        while (ends.TryPeek(out var end) && end.Until <= now) taken.Remove(ends.Dequeue().Key);
        return taken.GetValueOrDefault(Key(group, id));
    }

    public void Remember(string? group, string id, SentMessage message, DateTimeOffset now)
    {
        taken[Key(group, id)] = message;
        ends.Enqueue((now + Length, Key(group, id)));
    }

    private (string?, string) Key(string? group, string id) => (scope == DeduplicationScope.MessageGroup ? group : null, id);
}
