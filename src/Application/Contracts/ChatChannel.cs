namespace GameLobby.Application.Contracts;

/// <summary>Audience of a chat message: all members, or the sender's team.</summary>
public enum ChatChannel
{
    Lobby,
    Team,
}
