using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>Who can find a lobby and get in: anyone, those with its code or an invite, or those with an invite.</summary>
public enum Visibility
{
    Public,
    Private,
    Invite,
}

/// <summary>When a countdown begins by itself.</summary>
public enum AutoStart
{
    Never,
    WhenAllReady,
}

/// <summary>A team, and how many players it takes.</summary>
public sealed record Team(string Name, int Size);

/// <summary>What the host decides about a lobby. The defaults are the protocol's.</summary>
public sealed record LobbySettings(string Name, string Mode, int MaxPlayers)
{
    public string? Region { get; init; }

    public Visibility Visibility { get; init; }

    /// <summary>How many players a match needs.</summary>
    public int MinPlayers { get; init; } = Math.Min(2, MaxPlayers);

    public bool AllowSpectators { get; init; }

    public AutoStart AutoStart { get; init; }

    public TimeSpan Countdown { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the seat of a lost player is kept.</summary>
    public TimeSpan ReconnectGrace { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>None, or those that players are put on.</summary>
    public ValueList<Team> Teams { get; init; } = ValueList<Team>.Empty;

    /// <summary>Nobody gets in but by invite.</summary>
    public bool Locked { get; init; }

    /// <summary>What those who come without an invite have to know.</summary>
    public PasswordHash? Password { get; init; }

    public DataMap Data { get; init; } = DataMap.Empty;
}
