namespace GameLobby.Domain.Lobbies;

/// <summary>An edit by hand as the next version.</summary>
/// <param name="Held">What the members' clients hold before it.</param>
/// <param name="Lobby">The lobby afterwards, one version higher.</param>
public sealed record AdoptedEdit(Lobby Held, Lobby Lobby);
