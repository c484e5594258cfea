namespace GameLobby.Client;

/// <summary>A line for the game's log. It has no tokens, passwords or other data of requests.</summary>
/// <param name="Level">How important it is.</param>
/// <param name="Message">The text, in English.</param>
/// <param name="Exception">The exception that it is about; null when it is about none.</param>
public sealed record LobbyLogEntry(LobbyLogLevel Level, string Message, Exception? Exception);
