using GameLobby.Application.Ports;

namespace GameLobby.TestKit.Hosting;

/// <summary>Keeps what is to be told, as a queue does that drops what it has seen before.</summary>
public sealed class RecordingOutbox : IOutbox
{
    private readonly HashSet<string> seen = [];
    private readonly List<Notice> waiting = [];

    /// <summary>All that was ever sent, once each.</summary>
    public List<Notice> Sent { get; } = [];

    public Task Send(Notice notice, CancellationToken ct)
    {
        if (!seen.Add(notice.Id)) return Task.CompletedTask;

        waiting.Add(notice);
        Sent.Add(notice);
        return Task.CompletedTask;
    }

    /// <summary>What waits, by group and in order.</summary>
    public IReadOnlyList<IGrouping<string, Notice>> Take()
    {
        var taken = waiting.ToLookup(notice => notice.Group);
        waiting.Clear();
        return [.. taken];
    }
}
