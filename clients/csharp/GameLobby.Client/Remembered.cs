namespace GameLobby.Client;

/// <summary>The last pushes, to know one that comes again.</summary>
internal sealed class Remembered
{
    private const int Most = 256;

    private readonly Queue<string> order = new();
    private readonly HashSet<string> texts = [];

    /// <summary>False when it has been before.</summary>
    public bool Add(string text)
    {
        if (!texts.Add(text)) return false;
        order.Enqueue(text);
        if (order.Count > Most) texts.Remove(order.Dequeue());
        return true;
    }
}
