namespace GameLobby.Benchmarks.Scale;

/// <param name="Only">The names of the dimensions to measure; all if empty.</param>
/// <param name="Sizes">Sizes instead of those of each dimension; unless empty.</param>
/// <param name="Rate">Commands per second.</param>
/// <param name="Idle">How long to measure the server without commands.</param>
/// <param name="Time">How long to measure it with commands.</param>
/// <param name="Output">The file to write the figures to, as JSON.</param>
/// <param name="Plots">The folder to draw each dimension into, as PNG.</param>
internal sealed record ScaleOptions(
    IReadOnlyList<string> Only,
    IReadOnlyList<int> Sizes,
    double Rate,
    TimeSpan WarmUp,
    TimeSpan Idle,
    TimeSpan Time,
    string? Output,
    string? Plots);
