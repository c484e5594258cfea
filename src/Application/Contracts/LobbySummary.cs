using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Contracts;

/// <summary>
/// A lobby as strangers see it: a <see cref="LobbySnapshot"/> without members, code, match and private data, but with
/// counts. It differs from an earlier one only where <paramref name="Version"/> does: that is the version since which
/// strangers see the lobby so.
/// </summary>
/// <param name="Players">How many play.</param>
/// <param name="Spectators">How many watch.</param>
public sealed record LobbySummary(
    LobbyId LobbyId,
    long Version,
    LobbyStatus Status,
    string Name,
    string Mode,
    string? Region,
    Visibility Visibility,
    bool Locked,
    bool HasPassword,
    int MaxPlayers,
    int MinPlayers,
    IReadOnlyList<Team> Teams,
    bool AllowSpectators,
    AutoStart AutoStart,
    int CountdownSeconds,
    int ReconnectGraceSeconds,
    PlayerId HostId,
    string HostName,
    int Players,
    int Spectators,
    IReadOnlyDictionary<string, string> Data,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    public static LobbySummary Of(Lobby lobby)
    {
        var face = LobbyFace.Of(lobby);
        var settings = face.Settings;
        return new LobbySummary(
            lobby.Id,
            lobby.FaceVersion,
            face.Status,
            settings.Name,
            settings.Mode,
            settings.Region,
            settings.Visibility,
            settings.Locked,
            face.HasPassword,
            settings.MaxPlayers,
            settings.MinPlayers,
            settings.Teams,
            settings.AllowSpectators,
            settings.AutoStart,
            (int)settings.Countdown.TotalSeconds,
            (int)settings.ReconnectGrace.TotalSeconds,
            face.Host,
            face.HostName,
            face.Players,
            face.Spectators,
            settings.Data.Values,
            lobby.CreatedAt,
            lobby.FaceUpdatedAt);
    }
}
