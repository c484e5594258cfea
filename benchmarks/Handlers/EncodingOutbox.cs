using System.Text.Json;
using GameLobby.Application.Ports;
using GameLobby.Infrastructure.Sqs;

namespace GameLobby.Benchmarks.Handlers;

/// <summary>Encodes notices as messages of the queue, and sends them nowhere.</summary>
internal sealed class EncodingOutbox : IOutbox
{
    public Task Send(Notice notice, CancellationToken ct)
    {
        JsonSerializer.SerializeToUtf8Bytes(notice, QueueJson.Relaxed.Notice);
        return Task.CompletedTask;
    }

    public Task Send(IReadOnlyList<Notice> notices, CancellationToken ct) => Task.WhenAll(notices.Select(notice => Send(notice, ct)));
}
