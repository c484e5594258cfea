using GameLobby.Domain.Lobbies;

namespace GameLobby.Application.Ports;

/// <summary>Signs join tickets, which players present to the game server and which it verifies offline.</summary>
public interface ITickets
{
    string Issue(Lobby lobby, Match match, Member player);
}
