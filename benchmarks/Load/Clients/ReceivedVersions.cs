namespace GameLobby.Benchmarks.Clients;

/// <summary>The versions of a lobby that one client received, and when. It applies pushes as the protocol describes.</summary>
internal sealed class ReceivedVersions
{
    private readonly List<(long Version, long At)> held = [];
    private readonly List<(long Previous, long Version)> waiting = [];

    /// <summary>How many pushes arrived.</summary>
    public int Frames { get; private set; }

    /// <summary>How many pushes brought nothing new.</summary>
    public int Repeated { get; private set; }

    /// <summary>How many pushes arrived before one that precedes them.</summary>
    public int Early { get; private set; }

    /// <summary>The version of the lobby that the client holds; 0 before the snapshot.</summary>
    public long Held
    {
        get
        {
            lock (held) return held.Count == 0 ? 0 : held[^1].Version;
        }
    }

    /// <summary>Whether a push is missing that precedes another one.</summary>
    public bool HasGap
    {
        get
        {
            lock (held) return waiting.Count > 0;
        }
    }

    /// <summary>Begins with a snapshot.</summary>
    public void Begin(long version, long at)
    {
        lock (held)
        {
            held.Clear();
            held.Add((version, at));
            waiting.RemoveAll(push => push.Version <= version);
            ApplyWaiting(at);
        }
    }

    public void Receive(long previous, long version, long at)
    {
        lock (held)
        {
            Frames++;
            if (held.Count == 0)
            {
                waiting.Add((previous, version));
            }
            else if (version <= held[^1].Version)
            {
                Repeated++;
            }
            else
            {
                if (previous > held[^1].Version) Early++;
                waiting.Add((previous, version));
                ApplyWaiting(at);
            }
        }
    }

    /// <summary>Returns when the client first held a version or a later one; null if it never did.</summary>
    public long? HeldAt(long version)
    {
        lock (held)
        {
            var index = held.BinarySearch((version, 0), ByVersion);
            if (index < 0) index = ~index;
            return index < held.Count ? held[index].At : null;
        }
    }

    private static readonly Comparer<(long Version, long At)> ByVersion =
        Comparer<(long Version, long At)>.Create((one, other) => one.Version.CompareTo(other.Version));

    private void ApplyWaiting(long at)
    {
        while (waiting.FindIndex(push => push.Previous <= held[^1].Version) is var index and >= 0)
        {
            if (waiting[index].Version > held[^1].Version) held.Add((waiting[index].Version, at));
            waiting.RemoveAt(index);
        }
    }
}
