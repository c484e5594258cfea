using GameLobby.Application.Ports;
using GameLobby.Domain;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Requests;

/// <summary>Sends the replies to queued requests.</summary>
public sealed record SendReplies(IReadOnlyList<QueuedReply> Replies) : ICommand<Done>;

/// <summary>A reply that can't be sent is lost: its client sends the request again.</summary>
internal sealed class SendRepliesHandler(IClientChannel channel, ExpiringSet<ConnectionId> failing)
    : IRequestHandler<SendReplies, Result<Done>>
{
    /// <summary>How long a client gets no replies after one that it did not take in time, so that it delays its lobby once.</summary>
    private static readonly TimeSpan SkipTime = TimeSpan.FromSeconds(10);

    public async Task<Result<Done>> Handle(SendReplies request, CancellationToken ct)
    {
        await Task.WhenAll(request.Replies.Where(reply => !failing.Contains(reply.Connection)).Select(reply => Send(reply, ct)));
        return Done.Value;
    }

    private async Task Send(QueuedReply reply, CancellationToken ct)
    {
        if (await channel.Reply(reply.Connection, reply.Frame, ct) is PushResult.TimedOut) failing.Add(reply.Connection, SkipTime);
    }
}
