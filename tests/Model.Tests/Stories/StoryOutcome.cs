namespace GameLobby.Model.Tests.Stories;

/// <summary>How a story went.</summary>
/// <param name="Problems">What the domain does not explain, and what is left over.</param>
/// <param name="Requests">The requests in the order in which they were sent.</param>
/// <param name="Versions">The number of versions of lobbies that were stored.</param>
internal sealed record StoryOutcome(IReadOnlyList<string> Problems, IReadOnlyList<string> Requests, int Versions);
