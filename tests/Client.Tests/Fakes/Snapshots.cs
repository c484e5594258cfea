namespace GameLobby.Client.Tests.Fakes;

/// <summary>Lobbies, members and pushes as the service would send them.</summary>
internal static class Snapshots
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset Later = Start.AddMinutes(1);

    public static MemberSnapshot Member(string playerId) => new()
    {
        PlayerId = playerId,
        Name = playerId,
        Role = playerId == "p1" ? Role.Host : Role.Player,
        Presence = Presence.Online,
        JoinedAt = Start,
    };

    public static LobbySnapshot Lobby(long version) => new()
    {
        LobbyId = "l1",
        Version = version,
        Code = "K7QF2M",
        Status = LobbyStatus.Open,
        Name = "Friday night",
        Mode = "ctf",
        Visibility = Visibility.Public,
        MaxPlayers = 8,
        MinPlayers = 2,
        AutoStart = AutoStart.Never,
        CountdownSeconds = 5,
        ReconnectGraceSeconds = 120,
        HostId = "p1",
        Members = [Member("p1"), Member("p2")],
        CreatedAt = Start,
        UpdatedAt = Start,
    };

    /// <summary>A push of one version, or of all after <paramref name="previous"/>, that renames the lobby to its version.</summary>
    public static LobbyChangedPush Push(long version, long? previous = null) => new()
    {
        LobbyId = "l1",
        Version = version,
        Previous = previous ?? version - 1,
        At = Later,
        Changes = [new LobbyUpdatedChange { Name = $"v{version}" }],
    };

    public static LobbySummary Summary(string lobbyId, long version, int second = 0) => new()
    {
        LobbyId = lobbyId,
        Version = version,
        Status = LobbyStatus.Open,
        Visibility = Visibility.Public,
        AutoStart = AutoStart.Never,
        Mode = "ctf",
        CreatedAt = Start.AddSeconds(second),
    };
}
