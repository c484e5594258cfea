namespace Matchmaker;

/// <summary>Players who play each other. The host creates the lobby and invites the guests.</summary>
public sealed record Match(string HostId, IReadOnlyList<string> GuestIds);
