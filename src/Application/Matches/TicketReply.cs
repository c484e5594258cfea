namespace GameLobby.Application.Matches;

/// <summary>The reply to <c>match.ticket</c>.</summary>
/// <inheritdoc cref="Contracts.MatchTicketPush" path="/param"/>
public sealed record TicketReply(string MatchId, string? Connection, string Ticket);
