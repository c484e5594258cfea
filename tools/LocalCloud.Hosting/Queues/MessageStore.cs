using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Queues;

/// <summary>The messages of one queue in the order in which they were sent. Not thread safe.</summary>
internal sealed class MessageStore(QueueDefinition definition)
{
    private readonly LinkedList<StoredMessage> messages = [];
    private readonly Dictionary<string, LinkedListNode<StoredMessage>> byId = [];

    public void Add(StoredMessage message) => byId[message.Id] = messages.AddLast(message);

    public StoredMessage? Find(string id) => byId.GetValueOrDefault(id)?.Value;

    public void Remove(StoredMessage message)
    {
        if (byId.Remove(message.Id, out var node)) messages.Remove(node);
    }

    public void Clear()
    {
        messages.Clear();
        byId.Clear();
    }

    /// <summary>
    /// Returns up to <paramref name="max"/> messages that can be received now. Messages that exceed the maximum receive count are moved
    /// to <paramref name="dead"/>.
    /// </summary>
    public List<StoredMessage> Take(int max, DateTimeOffset now, List<StoredMessage> dead)
    {
        RemoveExpired(now);
        List<StoredMessage> taken = [];
        foreach (var message in Available(now))
        {
            if (taken.Count == max) break;
            (IsExhausted(message) ? dead : taken).Add(message);
        }

        dead.ForEach(Remove);
        return taken;
    }

    /// <summary>Returns the messages that are neither in flight nor delayed.</summary>
    public IEnumerable<StoredMessage> Visible(DateTimeOffset now)
    {
        RemoveExpired(now);
        return messages.Where(m => m.VisibleAt <= now);
    }

    public bool HasAvailable(DateTimeOffset now)
    {
        RemoveExpired(now);
        return Available(now).Any();
    }

    public DateTimeOffset? NextVisible(DateTimeOffset now) =>
        messages.Where(m => m.VisibleAt > now).Select(m => (DateTimeOffset?)m.VisibleAt).Min();

    public (int Visible, int InFlight, int Delayed) Count(DateTimeOffset now)
    {
        RemoveExpired(now);
        var hidden = messages.Where(m => m.VisibleAt > now).ToList();
        var inFlight = hidden.Count(m => m.ReceiveCount > 0);
        return (messages.Count - hidden.Count, inFlight, hidden.Count - inFlight);
    }

    private IEnumerable<StoredMessage> Available(DateTimeOffset now)
    {
        if (!definition.Fifo) return messages.Where(m => m.VisibleAt <= now);

        // A message in flight blocks its group. SQS returns as many messages of one group as possible before the next group.
        var blocked = messages.Where(m => m.VisibleAt > now).Select(m => m.Content.GroupId).ToHashSet();
        return messages.Where(m => !blocked.Contains(m.Content.GroupId)).GroupBy(m => m.Content.GroupId).SelectMany(group => group);
    }

    private bool IsExhausted(StoredMessage message) => message.ReceiveCount >= (definition.Redrive?.MaxReceiveCount ?? int.MaxValue);

    private void RemoveExpired(DateTimeOffset now)
    {
        for (var node = messages.First; node is not null;)
        {
            var next = node.Next;
            if (node.Value.Sent + definition.Retention <= now) Remove(node.Value);
            node = next;
        }
    }
}
