namespace GameLobby.Client;

/// <summary>Remembers the latest pushes, to detect duplicates.</summary>
internal sealed class RecentPushes
{
    private const int Capacity = 256;

    private readonly Queue<string> order = new();
    private readonly HashSet<string> frames = [];

    /// <summary>Returns false for a duplicate.</summary>
    public bool Add(string frame)
    {
        if (!frames.Add(frame)) return false;
        order.Enqueue(frame);
        if (order.Count > Capacity) frames.Remove(order.Dequeue());
        return true;
    }
}
