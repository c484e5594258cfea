using GameLobby.Application.Contracts;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Lobbies;

/// <summary>
/// Keeps a lobby so small that a message holds all of it, also for an operator, who sees the most. What callers decide has
/// <see cref="MessageSize.Content"/>; what comes without being asked for has the rest: members that go away, another host, a match and
/// where it is played.
/// </summary>
internal static class LobbySize
{
    /// <summary>What a character of a text, or a byte of data, takes in JSON at most.</summary>
    private const int Escaped = 6;

    private const int LongestId = 64;
    private const int LongestName = 64;
    private const int LongestWord = 32;

    private const int LargestBan = (LongestId * Escaped) + 3;

    private static readonly int LargestMember = ((LongestId + LongestName + LongestWord + DataLimits.OfMember.Bytes) * Escaped) + 256;

    /// <summary>Mode, region and the teams' names are words.</summary>
    private static readonly int LargestRest =
        ((LongestName + (2 * LongestWord) + (LobbyShape.MostTeams * LongestWord) + DataLimits.OfLobby.Bytes) * Escaped) + 2048;

    /// <summary>Whether a change takes more than there is. What shrinks a lobby, or moves nothing that is counted, never does.</summary>
    public static bool Outgrows(Lobby before, Lobby after) =>
        CanBeLarge(after) && Of(after) is var size && size > MessageSize.Content && size > Of(before);

    /// <summary>So that nothing is measured where few are in (up to 19, without bans), whatever they write.</summary>
    private static bool CanBeLarge(Lobby lobby) =>
        LargestRest + (lobby.Members.Count * LargestMember) + (lobby.Exclusions.Items.Count * LargestBan) > MessageSize.Content;

    /// <summary>Of what callers decide, less what must not be refused for a byte's sake: leaving, being ready, starting, closing.</summary>
    private static int Of(Lobby lobby)
    {
        var all = LobbySnapshot.Of(lobby, withCode: true);
        var decided = all with
        {
            Version = 0,
            Status = LobbyStatus.Open,
            HostId = default,
            Match = null,
            Members = [.. all.Members.Select(AsDecided)],
            Bans = [.. lobby.Exclusions.Banned],
        };
        return MessageSize.Of(decided, WireJson.Relaxed.LobbySnapshot);
    }

    private static MemberSnapshot AsDecided(MemberSnapshot member) =>
        member with { Ready = false, Muted = false, Presence = Presence.Online, AwayUntil = null };
}
