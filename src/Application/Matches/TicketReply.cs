namespace GameLobby.Application.Matches;

/// <summary>The reply to <c>match.ticket</c>.</summary>
public sealed record TicketReply(string MatchId, string? Connection, string Ticket);
