using System.Collections.Concurrent;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.Sqs;

namespace GameLobby.Functions.Tests.Parts;

/// <summary>The ways out of the functions: each keeps what went out, and fails when it is told to.</summary>
internal sealed class RecordingOutbox : IOutbox
{
    public List<Notice> Sent { get; } = [];

    public Func<Notice, Exception?> Fails { get; set; } = _ => null;

    public Task Send(Notice notice, CancellationToken ct)
    {
        if (Fails(notice) is { } failure) return Task.FromException(failure);
        lock (Sent) Sent.Add(notice);
        return Task.CompletedTask;
    }
}

internal sealed class RecordingTimers : ITimers
{
    public List<DueTimer> Set { get; } = [];

    Task ITimers.Set(LobbyId lobby, DateTimeOffset dueAt, CancellationToken ct)
    {
        lock (Set) Set.Add(new DueTimer(lobby, dueAt));
        return Task.CompletedTask;
    }
}

internal sealed class RecordingDeadLetters : IDeadLetterSender
{
    public List<(string Record, string Why)> Kept { get; } = [];

    public Exception? Failure { get; set; }

    public Task Send(string record, string reason, CancellationToken ct)
    {
        if (Failure is { } failure) return Task.FromException(failure);
        lock (Kept) Kept.Add((record, reason));
        return Task.CompletedTask;
    }
}

internal sealed class RecordingChannel : IClientChannel
{
    public ConcurrentQueue<(ConnectionId Connection, Push Push)> PushResult { get; } = new();

    public ConcurrentQueue<ConnectionId> Closed { get; } = new();

    /// <summary>What becomes of a push.</summary>
    public Func<ConnectionId, CancellationToken, Task<PushResult>> Answers { get; set; } =
        (_, _) => Task.FromResult(Application.Ports.PushResult.Delivered);

    public Task<PushResult> Push(ConnectionId connection, Push push, CancellationToken ct)
    {
        PushResult.Enqueue((connection, push));
        return Answers(connection, ct);
    }

    public Task Close(ConnectionId connection, CancellationToken ct)
    {
        Closed.Enqueue(connection);
        return Task.CompletedTask;
    }
}
