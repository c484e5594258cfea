namespace GameLobby.Domain.Lobbies;

/// <summary>Who can find and join a lobby: anyone; players with its code or an invite; players with an invite.</summary>
public enum Visibility
{
    Public,
    Private,
    Invite,
}
