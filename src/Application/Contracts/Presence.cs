namespace GameLobby.Application.Contracts;

/// <summary>Whether a member is connected.</summary>
public enum Presence
{
    Online,
    Away,
}
