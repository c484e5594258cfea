namespace GameLobby.Application.Admin;

/// <summary>The reply to <c>admin.sweep</c>.</summary>
/// <param name="Overdue">Number of lobbies that were overdue.</param>
/// <param name="Woken">Number of these that were woken, the most overdue first.</param>
public sealed record SweepReply(int Overdue, int Woken);
