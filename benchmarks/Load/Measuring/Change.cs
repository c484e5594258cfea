using GameLobby.Benchmarks.Clients;

namespace GameLobby.Benchmarks.Measuring;

/// <summary>A request to change a lobby.</summary>
/// <param name="Due">The timestamp at which it was due.</param>
internal readonly record struct Change(Player Player, long Due, Reply Reply);
