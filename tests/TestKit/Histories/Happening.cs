using GameLobby.Domain;
using GameLobby.Domain.Lobbies;

namespace GameLobby.TestKit.Histories;

/// <summary>An operation that was attempted on a lobby, and its outcome.</summary>
/// <param name="What">The name of the operation.</param>
public sealed record Happening(string What, Lobby Before, Result<Lobby> Outcome, DateTimeOffset Now)
{
    /// <summary>The lobby afterwards; unchanged if the operation was refused.</summary>
    public Lobby After => Outcome.IsRefused ? Before : Outcome.Value;

    public bool IsChange => After != Before;

    public override string ToString() => $"{Now:dd HH:mm:ss} {What}: {Outcome.Error?.Code ?? Describe(After)}";

    private static string Describe(Lobby lobby) => $"{lobby.Version} {lobby.Status} [{string.Join(' ', lobby.Members.Select(Describe))}]";

    private static string Describe(Member member) =>
        $"{member.Id}{(member.IsSpectator ? "~" : "")}{(member.IsReady ? "+" : "")}{(member.IsOnline ? "" : "?")}";
}
