using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.Identity;

/// <summary>The player of a valid token.</summary>
/// <param name="Scope">A list separated by spaces.</param>
public sealed record Identity(PlayerId Player, string Name, string Scope);
