using GameLobby.Application.Ports;

namespace GameLobby.TestKit.Hosting;

/// <summary>Records notices, and drops duplicates as the queue does.</summary>
public sealed class RecordingOutbox : IOutbox
{
    private readonly HashSet<string> seen = [];
    private readonly List<Notice> waiting = [];

    /// <summary>Every notice that was sent, without duplicates.</summary>
    public List<Notice> Sent { get; } = [];

    /// <summary>Thrown instead of sending; null by default.</summary>
    public Exception? Failure { get; set; }

    public Task Send(Notice notice, CancellationToken ct)
    {
        if (Failure is { } failure) return Task.FromException(failure);
        if (!seen.Add(notice.Id)) return Task.CompletedTask;

        waiting.Add(notice);
        Sent.Add(notice);
        return Task.CompletedTask;
    }

    public async Task Send(IReadOnlyList<Notice> notices, CancellationToken ct)
    {
        foreach (var notice in notices) await Send(notice, ct);
    }

    /// <summary>Takes the waiting notices, by group and in order.</summary>
    public IReadOnlyList<IGrouping<string, Notice>> Take()
    {
        var taken = waiting.ToLookup(notice => notice.Group);
        waiting.Clear();
        return [.. taken];
    }
}
