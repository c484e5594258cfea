using GameLobby.LocalCloud.Queues;

namespace GameLobby.LocalCloud.Database;

/// <summary>Signals writes to the tables, so that the readers of streams need not poll.</summary>
internal sealed class TableWrites
{
    private readonly Lock gate = new();
    private readonly ChangeSignal signal = new();
    private long count;

    /// <summary>How many writes there were.</summary>
    public long Count
    {
        get
        {
            lock (gate) return count;
        }
    }

    /// <summary>Completes at the next write.</summary>
    public Task Next
    {
        get
        {
            lock (gate) return signal.Next;
        }
    }

    public void Raise()
    {
        lock (gate)
        {
            count++;
            signal.Raise();
        }
    }
}
