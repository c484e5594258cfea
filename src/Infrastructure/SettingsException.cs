namespace GameLobby.Infrastructure;

/// <summary>A setting of the function is missing or invalid.</summary>
public sealed class SettingsException(string message) : Exception(message);
