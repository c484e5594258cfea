namespace Matchmaker;

/// <summary>A player who waits for a match.</summary>
public sealed record Candidate(string PlayerId, string Mode, int Rating);
