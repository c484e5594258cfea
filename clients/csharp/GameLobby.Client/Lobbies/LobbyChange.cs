namespace GameLobby.Client;

/// <summary>The player's lobby changed. Each change's <see cref="Before"/> is the <see cref="After"/> of the one before it.</summary>
/// <param name="Before">Null when the player was in none.</param>
/// <param name="After">Null when the player is in none any more.</param>
/// <param name="Push">What said so; null when the whole lobby was told, or left.</param>
public sealed record LobbyChange(LobbySnapshot? Before, LobbySnapshot? After, LobbyChangedPush? Push);
