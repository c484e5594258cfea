using GameLobby.Domain.Lobbies;

namespace GameLobby.Infrastructure.Allocation;

/// <summary>A request for a game server.</summary>
public sealed record AllocationRequest(
    string MatchId,
    string LobbyId,
    string Mode,
    string? Region,
    IReadOnlyDictionary<string, string> Data,
    IReadOnlyList<AllocationTeam> Teams,
    IReadOnlyList<AllocationPlayer> Players)
{
    internal static AllocationRequest For(Lobby lobby, Match match) => new(
        match.Id,
        lobby.Id.Value,
        lobby.Settings.Mode,
        lobby.Settings.Region,
        lobby.Settings.Data.Values,
        [.. lobby.Settings.Teams.Select(team => new AllocationTeam(team.Name, team.Size))],
        [.. lobby.Members.Players.Select(player => new AllocationPlayer(player.Id.Value, player.Name, player.Team, player.Data.Values))]);
}
