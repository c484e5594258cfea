using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Changes;

/// <summary>Pushes the queued notices of one group.</summary>
public sealed record DeliverNotices(IReadOnlyList<Notice> Notices) : ICommand<Done>;

internal sealed class DeliverNoticesHandler(PushDelivery delivery) : IRequestHandler<DeliverNotices, Result<Done>>
{
    public async Task<Result<Done>> Handle(DeliverNotices request, CancellationToken ct)
    {
        await delivery.Deliver(request.Notices, ct);
        return Done.Value;
    }
}
