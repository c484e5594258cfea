using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>Settings that the host controls. The defaults are the protocol's.</summary>
public sealed record LobbySettings(string Name, string Mode, int MaxPlayers)
{
    public string? Region { get; init; }

    public Visibility Visibility { get; init; }

    /// <summary>Players that a match needs.</summary>
    public int MinPlayers { get; init; } = Math.Min(2, MaxPlayers);

    public bool AllowSpectators { get; init; }

    public AutoStart AutoStart { get; init; }

    public TimeSpan Countdown { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time for which a disconnected member's seat is kept.</summary>
    public TimeSpan ReconnectGrace { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Teams that players are put on; empty for a lobby without teams.</summary>
    public ValueList<Team> Teams { get; init; } = ValueList<Team>.Empty;

    /// <summary>True when players can join by invite only.</summary>
    public bool Locked { get; init; }

    /// <summary>Password that players without an invite need.</summary>
    public PasswordHash? Password { get; init; }

    public DataMap Data { get; init; } = DataMap.Empty;
}
