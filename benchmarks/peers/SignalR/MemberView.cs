namespace GameLobby.Benchmarks.SignalR;

/// <summary>A member as the members of the lobby see them.</summary>
internal sealed record MemberView(
    string PlayerId, string Role, bool Ready, DateTimeOffset JoinedAt, IReadOnlyDictionary<string, string> Data)
{
    public static MemberView Of(Lobby lobby, Member member) => new(
        member.Id, lobby.Members[0].Id == member.Id ? "host" : "player", member.Ready, member.JoinedAt, member.Data);
}
