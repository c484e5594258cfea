using System.Collections.Concurrent;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Stores;

/// <summary>Tickets in plain text.</summary>
public sealed class PlainTickets : ITickets
{
    public string Issue(Lobby lobby, Match match, Member player) => $"{match.Id}/{player.Id}/{player.Team}";
}
