using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>
/// The receipts of requests that took effect outside of lobbies, kept for <see cref="Receipts.Kept"/>. What has such an effect writes its
/// receipt in the same transaction, and answers the receipt that stands in the way: that of the request it repeats.
/// </summary>
public interface IReceipts
{
    Task<Receipt?> Find(PlayerId player, string request, CancellationToken ct);

    /// <summary>Keeps a receipt; answers the one that is there already, if any.</summary>
    Task<Receipt?> Keep(Receipt receipt, CancellationToken ct);
}

/// <summary>What was said in a lobby; kept for a day.</summary>
public interface IChat
{
    Task<Receipt?> Append(ChatMessage message, Receipt receipt, CancellationToken ct);

    /// <summary>The latest messages before one, the latest first.</summary>
    IAsyncEnumerable<ChatMessage> Latest(LobbyId lobby, MessageId? before, CancellationToken ct);
}

/// <param name="Team">Whom it is for: a team; null: every member.</param>
public sealed record ChatMessage(MessageId Id, LobbyId Lobby, string? Team, PlayerId From, string Name, string Text, DateTimeOffset At);

/// <summary>Invites, until they expire.</summary>
public interface IInvites
{
    Task<Invite?> Get(InviteId id, CancellationToken ct);

    Task<Receipt?> Send(Invite invite, Receipt receipt, CancellationToken ct);

    /// <summary>Marks an invite as declined, unless it was answered already.</summary>
    Task<Receipt?> Decline(InviteId id, Receipt receipt, CancellationToken ct);
}

/// <param name="Accepted">What the invited made of it; null as long as it made nothing of it.</param>
public sealed record Invite(
    InviteId Id,
    LobbyId Lobby,
    string LobbyName,
    string Mode,
    PlayerId From,
    string FromName,
    PlayerId To,
    DateTimeOffset SentAt,
    DateTimeOffset ExpiresAt,
    bool? Accepted = null)
{
    /// <summary>How long an invite stands.</summary>
    public static readonly TimeSpan Stands = TimeSpan.FromMinutes(10);
}
