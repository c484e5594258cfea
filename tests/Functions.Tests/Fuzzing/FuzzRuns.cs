using System.Diagnostics;
using System.Globalization;

namespace GameLobby.Functions.Tests.Fuzzing;

/// <summary>
/// Seeded runs of a fuzzer. FUZZ_SEED in the environment sets the seed, and FUZZ_SECONDS makes a test run the next seeds, too, until
/// the time is over.
/// </summary>
internal static class FuzzRuns
{
    private static int Seed => Number("FUZZ_SEED") ?? 1;

    private static TimeSpan Duration => TimeSpan.FromSeconds(Number("FUZZ_SECONDS") ?? 0);

    /// <summary>Runs at least one seed. A failure names it.</summary>
    public static async Task Run(Func<Random, Task> fuzz)
    {
        var elapsed = Stopwatch.StartNew();
        var seed = Seed;
        do
        {
            try
            {
                await fuzz(new Random(seed));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"FUZZ_SEED={seed}: {failure.Message}", failure);
            }

            seed++;
        }
        while (elapsed.Elapsed < Duration);
    }

    private static int? Number(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}
