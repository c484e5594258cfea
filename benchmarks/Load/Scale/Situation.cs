namespace GameLobby.Benchmarks.Scale;

/// <summary>What surrounds the commands that are measured.</summary>
internal sealed record Situation
{
    /// <summary>Stored lobbies besides those that change.</summary>
    public int Lobbies { get; init; }

    /// <summary>Members of each lobby that changes.</summary>
    public int Members { get; init; } = 4;

    /// <summary>Connections without a lobby, which send nothing.</summary>
    public int Connections { get; init; }

    /// <summary>Connections that watch the live browser.</summary>
    public int Watchers { get; init; }

    /// <summary>Records that were written to the table's stream before.</summary>
    public int Records { get; init; }

    /// <summary>Whether each command changes what browsers show.</summary>
    public bool ChangesPublicView { get; init; }
}
