using System.Collections.Concurrent;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.Sqs;

namespace GameLobby.Functions.Tests.Parts;

/// <summary>Outgoing ports of the functions: each records what was sent and fails on request. A notice is queued once.</summary>
internal sealed class RecordingOutbox : IOutbox
{
    public List<Notice> Sent { get; } = [];

    /// <summary>The number of requests, of one notice or several.</summary>
    public int Requests { get; private set; }

    public Func<Notice, Exception?> Fails { get; set; } = _ => null;

    public Task Send(Notice notice, CancellationToken ct) => Send([notice], ct);

    public Task Send(IReadOnlyList<Notice> notices, CancellationToken ct)
    {
        lock (Sent)
        {
            Requests++;
            foreach (var notice in notices)
            {
                if (Fails(notice) is { } failure) return Task.FromException(failure);
                if (Sent.All(sent => sent.Id != notice.Id)) Sent.Add(notice);
            }
        }

        return Task.CompletedTask;
    }
}

internal sealed class RecordingVisibility : INoticeVisibility
{
    public List<(IReadOnlyList<string> ReceiptHandles, TimeSpan Delay)> Delays { get; } = [];

    public Exception? Failure { get; set; }

    public Task Set(IReadOnlyList<string> receiptHandles, TimeSpan delay, CancellationToken ct)
    {
        if (Failure is { } failure) return Task.FromException(failure);
        lock (Delays) Delays.Add((receiptHandles, delay));
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

    Task ITimers.Set(IReadOnlyCollection<LobbyId> lobbies, DateTimeOffset dueAt, CancellationToken ct)
    {
        lock (Set) Set.AddRange(lobbies.Select(lobby => new DueTimer(lobby, dueAt)));
        return Task.CompletedTask;
    }
}

internal sealed class RecordingCommands : ICommandSender
{
    public List<(LobbyId Lobby, QueuedCommand Command)> Sent { get; } = [];

    public Exception? Failure { get; set; }

    public Task Send(LobbyId lobby, QueuedCommand command, CancellationToken ct)
    {
        if (Failure is { } failure) return Task.FromException(failure);
        lock (Sent) Sent.Add((lobby, command));
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
    public ConcurrentQueue<(ConnectionId Connection, Push Push)> Pushes { get; } = new();

    public ConcurrentQueue<(ConnectionId Connection, string Frame)> Replies { get; } = new();

    public ConcurrentQueue<ConnectionId> Closed { get; } = new();

    /// <summary>Returns the result of a push.</summary>
    public Func<ConnectionId, CancellationToken, Task<PushResult>> Respond { get; set; } =
        (_, _) => Task.FromResult(PushResult.Delivered);

    public Task WarmUp(CancellationToken ct) => Task.CompletedTask;

    public Task<PushResult> Push(ConnectionId connection, Push push, CancellationToken ct)
    {
        Pushes.Enqueue((connection, push));
        return Respond(connection, ct);
    }

    public Task<PushResult> Reply(ConnectionId connection, string frame, CancellationToken ct)
    {
        Replies.Enqueue((connection, frame));
        return Respond(connection, ct);
    }

    public Task Close(ConnectionId connection, CancellationToken ct)
    {
        Closed.Enqueue(connection);
        return Task.CompletedTask;
    }
}
