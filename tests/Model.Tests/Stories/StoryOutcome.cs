using GameLobby.LocalCloud.Chaos;

namespace GameLobby.Model.Tests.Stories;

/// <summary>How a story went.</summary>
/// <param name="Problems">What the domain does not explain, and what is left over.</param>
/// <param name="Requests">The requests in the order in which they were sent.</param>
/// <param name="Versions">The number of versions of lobbies that were stored.</param>
internal sealed record StoryOutcome(IReadOnlyList<string> Problems, IReadOnlyList<string> Requests, int Versions)
{
    /// <summary>How many states of lobbies the clients had, from pushes and from replies.</summary>
    public int Views { get; init; }

    /// <summary>How often each fault was injected.</summary>
    public IReadOnlyDictionary<Fault, int> Faults { get; init; } = new Dictionary<Fault, int>();
}
