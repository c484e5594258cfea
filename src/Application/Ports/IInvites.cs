using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>Invites, kept until they expire.</summary>
public interface IInvites
{
    Task<Invite?> Get(InviteId id, CancellationToken ct);

    /// <summary>Stores an invite, or returns the earlier record of the same request.</summary>
    Task<IdempotencyRecord?> Send(Invite invite, IdempotencyRecord record, CancellationToken ct);

    /// <summary>Marks an invite as declined unless it was answered already, or returns the earlier record of the same request.</summary>
    Task<IdempotencyRecord?> Decline(InviteId id, IdempotencyRecord record, CancellationToken ct);
}
