namespace GameLobby.Benchmarks.SignalR;

/// <summary>A lobby as its members see it.</summary>
internal sealed record Snapshot(
    string LobbyId, long Version, string Code, string Name, string Mode, int MaxPlayers, IEnumerable<MemberView> Members)
{
    public static Snapshot Of(Lobby lobby) => new(
        lobby.Id,
        lobby.Version,
        lobby.Code,
        lobby.Name,
        lobby.Mode,
        lobby.MaxPlayers,
        [.. lobby.Members.Select(member => MemberView.Of(lobby, member))]);
}
