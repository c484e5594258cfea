using GameLobby.Application.Contracts;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Lobbies;

/// <summary>
/// Keeps a lobby small enough for one message, even for an operator, who sees the most. What callers control is limited to
/// <see cref="MessageSize.MaxPayload"/>. The rest of a message is for changes that can't be refused: presence, another host, a match.
/// </summary>
internal static class LobbySize
{
    /// <summary>Maximum bytes of a character in JSON.</summary>
    private const int MaxEscapedBytes = 6;

    private const int MaxIdLength = 64;
    private const int MaxNameLength = 64;
    private const int MaxWordLength = 32;

    private const int MaxBanBytes = (((2 * MaxIdLength) + MaxNameLength) * MaxEscapedBytes) + 9;

    private static readonly int MaxMemberBytes =
        ((MaxIdLength + MaxNameLength + MaxWordLength + DataLimits.OfMember.Bytes) * MaxEscapedBytes) + 256;

    /// <summary>Modes, regions and team names are limited to <see cref="MaxWordLength"/>.</summary>
    private static readonly int MaxOtherBytes =
        ((MaxNameLength + ((2 + LobbySettingsRequest.MaxTeams) * MaxWordLength) + DataLimits.OfLobby.Bytes) * MaxEscapedBytes) + 2048;

    /// <summary>Returns true if a change makes the lobby too large. A change that doesn't grow it never does.</summary>
    public static bool Outgrows(Lobby before, Lobby after) =>
        CanBeLarge(after) && Of(after) is var size && size > MessageSize.MaxPayload && size > Of(before);

    /// <summary>A cheap upper bound, so that lobbies of up to 19 members without bans are never measured.</summary>
    private static bool CanBeLarge(Lobby lobby) =>
        MaxOtherBytes + (lobby.Members.Count * MaxMemberBytes) + (lobby.Exclusions.Items.Count * MaxBanBytes) > MessageSize.MaxPayload;

    /// <summary>Measures what callers control, without parts that must never be refused: leaving, readiness, start, close.</summary>
    private static int Of(Lobby lobby)
    {
        var all = LobbySnapshot.Of(lobby.ViewForOperator()).WithBans(lobby.Exclusions);
        var controlled = all with
        {
            Version = 0,
            Status = LobbyStatus.Open,
            HostId = default,
            Match = null,
            Members = [.. all.Members.Select(AsControlled)],
        };
        return MessageSize.Of(controlled, WireJson.Relaxed.LobbySnapshot);
    }

    private static MemberSnapshot AsControlled(MemberSnapshot member) =>
        member with { Ready = false, Muted = false, Presence = Presence.Online, AwayUntil = null };
}
