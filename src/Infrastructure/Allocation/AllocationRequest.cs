using System.Text.Json;
using System.Text.Json.Serialization;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Infrastructure.Allocation;

/// <summary>What the allocator is told of a match.</summary>
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

public sealed record AllocationTeam(string Name, int Size);

public sealed record AllocationPlayer(string PlayerId, string Name, string? Team, IReadOnlyDictionary<string, string> Data);

/// <param name="Connection">How players reach the server: 1 to 1024 characters that mean something to the game.</param>
public sealed record AllocationReply(string? Connection);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AllocationRequest))]
[JsonSerializable(typeof(AllocationReply))]
internal sealed partial class AllocationJson : JsonSerializerContext;
