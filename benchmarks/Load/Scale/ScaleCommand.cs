using System.CommandLine;

namespace GameLobby.Benchmarks.Scale;

/// <summary>The command <c>scale</c> and its options.</summary>
internal static class ScaleCommand
{
    public static Command Create()
    {
        var only = Many<string>("--only", "The dimensions to measure. Default: all.")
            .AcceptOnlyFromAmong([.. Dimension.All.Select(dimension => dimension.Name)]);
        var sizes = Many<int>("--sizes", "Sizes to measure in place of those of each dimension.");
        var rate = Number("--rate", "Commands per second.", 8);
        var warmUp = Number("--warm-up", "Seconds of commands as fast as possible before.", 5);
        var idle = Number("--idle", "Seconds without commands before and after.", 5);
        var time = Number("--seconds", "How long to measure each size.", 30);
        var output = Target("--output", "Writes the figures here, as JSON.", "FILE");
        var plots = Target("--plots", "Draws each dimension into this folder, as PNG.", "FOLDER");
        var command = new Command("scale", "How a command's CPU time and latency grow with what surrounds it.")
        {
            only, sizes, rate, warmUp, idle, time, output, plots,
        };
        command.SetAction((parsed, _) => ScaleBenchmark.Run(new ScaleOptions(
            parsed.GetValue(only) ?? [],
            parsed.GetValue(sizes) ?? [],
            parsed.GetValue(rate),
            TimeSpan.FromSeconds(parsed.GetValue(warmUp)),
            TimeSpan.FromSeconds(parsed.GetValue(idle)),
            TimeSpan.FromSeconds(parsed.GetValue(time)),
            parsed.GetValue(output),
            parsed.GetValue(plots))));
        return command;
    }

    private static Option<T[]> Many<T>(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    private static Option<double> Number(string name, string description, double value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    private static Option<string?> Target(string name, string description, string kind) =>
        new(name) { Description = description, HelpName = kind };
}
