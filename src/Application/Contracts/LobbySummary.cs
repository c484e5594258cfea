using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Contracts;

/// <summary>
/// A lobby as non-members see it: a <see cref="LobbySnapshot"/> without members, code, match and private data, but with counts. Two
/// summaries of a lobby differ only if their <paramref name="Version"/> does: it is the version of the last change that a summary shows.
/// </summary>
/// <inheritdoc cref="LobbySnapshot" path="/param"/>
/// <param name="HostName">The host's display name.</param>
/// <param name="Players">Number of players.</param>
/// <param name="Online">Number of players who are online.</param>
/// <param name="Spectators">Number of spectators.</param>
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
    int Online,
    int Spectators,
    IReadOnlyDictionary<string, string> Data,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    public static LobbySummary Of(Lobby lobby)
    {
        var view = PublicView.Of(lobby);
        var settings = view.Settings;
        return new LobbySummary(
            lobby.Id,
            lobby.PublicVersion,
            view.Status,
            settings.Name,
            settings.Mode,
            settings.Region,
            settings.Visibility,
            settings.Locked,
            view.HasPassword,
            settings.MaxPlayers,
            settings.MinPlayers,
            settings.Teams,
            settings.AllowSpectators,
            settings.AutoStart,
            (int)settings.Countdown.TotalSeconds,
            (int)settings.ReconnectGrace.TotalSeconds,
            view.Host,
            view.HostName,
            view.Players,
            view.Online,
            view.Spectators,
            settings.Data.Values,
            lobby.CreatedAt,
            lobby.PublicUpdatedAt);
    }
}
