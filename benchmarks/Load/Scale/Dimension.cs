namespace GameLobby.Benchmarks.Scale;

/// <summary>A quantity that grows while the others stay small.</summary>
/// <param name="Axis">What is counted.</param>
internal sealed record Dimension(string Name, string Axis, int[] Sizes, Func<int, Situation> Situation)
{
    public static IReadOnlyList<Dimension> All { get; } =
    [
        new("lobbies", "lobbies in the table", [10, 1_000, 100_000], size => new() { Lobbies = size }),
        new("members", "members of a lobby", [2, 8, 32, 128], size => new() { Members = size }),
        new("connections", "open connections", [10, 100, 1_000, 5_000], size => new() { Connections = size }),
        new("watchers", "watchers of the live browser", [1, 10, 100, 1_000], size => new() { Watchers = size, ChangesPublicView = true }),
        new("records", "earlier records of the stream", [0, 1_000, 10_000, 100_000], size => new() { Records = size }),
    ];
}
