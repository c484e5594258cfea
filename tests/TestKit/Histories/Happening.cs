using GameLobby.Domain;
using GameLobby.Domain.Lobbies;

namespace GameLobby.TestKit.Histories;

/// <summary>One thing that somebody tried on a lobby, and what came of it.</summary>
/// <param name="What">The operation, in a word.</param>
public sealed record Happening(string What, Lobby Before, Result<Lobby> Outcome, DateTimeOffset Now)
{
    /// <summary>The lobby afterwards: as it was, when it refused.</summary>
    public Lobby After => Outcome.IsRefused ? Before : Outcome.Value;

    public bool IsChange => After != Before;

    public override string ToString() => $"{Now:dd HH:mm:ss} {What}: {Outcome.Error?.Code ?? Tell(After)}";

    private static string Tell(Lobby lobby) => $"{lobby.Version} {lobby.Status} [{string.Join(' ', lobby.Members.Select(Tell))}]";

    private static string Tell(Member member) =>
        $"{member.Id}{(member.IsSpectator ? "~" : "")}{(member.IsReady ? "+" : "")}{(member.IsOnline ? "" : "?")}";
}
