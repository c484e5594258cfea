using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Changes;

/// <summary>A push of a notice to one of its recipients.</summary>
internal sealed record PendingPush(Notice Notice, PlayerId Player, Connection Connection, Push Push)
{
    /// <summary>Returns the pushes of notices to connections. A recipient without a connection gets none.</summary>
    public static IEnumerable<PendingPush> Of(IEnumerable<Notice> notices) =>
        from notice in notices
        from delivery in notice.Deliveries
        from to in delivery.To
        where to.Connection is not null
        select new PendingPush(notice, to.Player, to.Connection!, delivery.Push);
}
