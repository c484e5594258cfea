namespace GameLobby.Benchmarks;

/// <summary>Texts of the output.</summary>
internal static class Text
{
    public static string Of(FormattableString text) => FormattableString.Invariant(text);

    public static string Of(IReadOnlyDictionary<string, int> counts) =>
        counts.Count == 0 ? "0" : string.Join(", ", counts.Select(each => $"{each.Value} {each.Key}"));

    public static double Median(this IEnumerable<double> values)
    {
        double[] ordered = [.. values.Order()];
        var middle = ordered.Length / 2;
        return ordered.Length % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
    }

    /// <summary>The average number of running processes in the last minute, on Linux.</summary>
    public static string LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
