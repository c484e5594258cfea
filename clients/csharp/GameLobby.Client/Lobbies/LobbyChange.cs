namespace GameLobby.Client;

/// <summary>A change of the player's current lobby. Its <see cref="Before"/> is the <see cref="After"/> of the previous change.</summary>
/// <param name="Before">The lobby before the change; null when the player was in none.</param>
/// <param name="After">The lobby after the change; null when the player is in none.</param>
/// <param name="Push">The push that caused the change; null when a whole snapshot arrived or the player left.</param>
public sealed record LobbyChange(LobbySnapshot? Before, LobbySnapshot? After, LobbyChangedPush? Push);
