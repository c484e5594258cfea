using System.Text.Json.Serialization;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Contracts;

/// <summary>A member of a lobby.</summary>
/// <param name="Name">The display name.</param>
/// <param name="Team">The name of the team; null for no team.</param>
/// <param name="Ready">Whether the member is ready.</param>
/// <param name="Muted">Whether the host has muted the member.</param>
/// <param name="AwayUntil">When the seat is freed; left out while the member is online.</param>
/// <param name="JoinedAt">When the member joined.</param>
/// <param name="Data">The game's own data. Private keys begin with <c>_</c>.</param>
public sealed record MemberSnapshot(
    PlayerId PlayerId,
    string Name,
    Role Role,
    string? Team,
    bool Ready,
    bool Muted,
    Presence Presence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? AwayUntil,
    DateTimeOffset JoinedAt,
    IReadOnlyDictionary<string, string> Data)
{
    public static MemberSnapshot Of(Member member, PlayerId host) => new(
        member.Id,
        member.Name,
        member.IsSpectator ? Role.Spectator : member.Id == host ? Role.Host : Role.Player,
        member.Team,
        member.IsReady,
        member.IsMuted,
        member.IsOnline ? Presence.Online : Presence.Away,
        member.AwayUntil,
        member.JoinedAt,
        member.Data.Values);
}
