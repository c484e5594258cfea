using System.CommandLine;
using GameLobby.Benchmarks.Functions;
using GameLobby.Benchmarks.Loads;
using GameLobby.Benchmarks.Scale;
using GameLobby.Benchmarks.Servers;
using GameLobby.Benchmarks.Stories;
using GameLobby.Benchmarks.Tool;

namespace GameLobby.Benchmarks;

/// <summary>The commands of the benchmarks and their options.</summary>
internal static class CommandLine
{
    private static readonly Option<double> WarmUp = new("--warm-up")
    {
        Description = "Seconds of the same load before.",
        DefaultValueFactory = _ => 5,
    };

    public static RootCommand Create() => new("Benchmarks of GameLobby on LocalCloud beside its peers, and of LocalCloud itself.")
    {
        Stories(), Contention(), Busy(), Coalesce(), Load(), ScaleCommand.Create(), Endpoint(), Growth(), Session(), ColdStart(),
    };

    private static Command Stories()
    {
        var runs = Number("--runs", "How often to measure.", 5);
        var clients = Number("--clients", "How many clients, a multiple of 8.", 80);
        var time = Seconds(10);
        var peers = new Option<Peer[]>("--peers")
        {
            Description = "The servers to compare with.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [Peer.SignalR],
        };
        var command = new Command("stories", "Clients in closed loop in lobbies of 4 and of 8, and the engine's own writes.")
        {
            peers, runs, clients, time, WarmUp,
        };
        command.SetAction((parsed, _) => new StoriesBenchmark(parsed.GetValue(clients), Time(parsed, WarmUp), Time(parsed, time))
            .Run(parsed.GetValue(peers)!, parsed.GetValue(runs)));
        return command;
    }

    private static Command Contention()
    {
        var clients = Number("--clients", "How many clients.", 8);
        var time = Seconds(60);
        var command = new Command("contention", "Clients in closed loop in one lobby, beside the same clients in as many lobbies.")
        {
            clients, time, WarmUp,
        };
        command.SetAction((parsed, _) =>
            ContentionBenchmark.Run(parsed.GetValue(clients), Time(parsed, WarmUp), Time(parsed, time)));
        return command;
    }

    private static Command Busy()
    {
        var members = Number("--members", "How many members the busy lobby has.", 40);
        var others = Number("--others", "How many lobbies of 4 there are.", 10);
        var time = Seconds(60);
        var command = new Command("busy", "Lobbies of 4 in open loop, without and beside a large lobby with 16 changes a second.")
        {
            members, others, time, WarmUp,
        };
        command.SetAction((parsed, _) => BusyBenchmark.Run(
            parsed.GetValue(members), parsed.GetValue(others), Time(parsed, WarmUp), Time(parsed, time)));
        return command;
    }

    private static Command Coalesce()
    {
        var members = Number("--members", "How many members the lobby has.", 100);
        var changes = Number("--changes", "How many changes they make in a second.", 100);
        var command = new Command("coalesce", "Many changes of a large lobby in a second: the frames that its members receive.")
        {
            members, changes,
        };
        command.SetAction((parsed, _) => CoalesceBenchmark.Run(parsed.GetValue(members), parsed.GetValue(changes)));
        return command;
    }

    private static Command Load()
    {
        var lobbies = Number("--lobbies", "How many lobbies.", 20);
        var players = Number("--players", "How many players each.", 4);
        var rate = new Option<double>("--rate") { Description = "Changes per second in all.", DefaultValueFactory = _ => 20 };
        var time = Seconds(60);
        var output = new Option<string?>("--output") { Description = "Writes the figures here, as JSON.", HelpName = "FILE" };
        var plot = new Option<string?>("--plot") { Description = "Draws the latencies here, as PNG.", HelpName = "FILE" };
        var command = new Command("load", "Changes at a fixed rate, with every push accounted for.")
        {
            lobbies, players, rate, time, WarmUp, output, plot,
        };
        command.SetAction((parsed, _) => LoadBenchmark.Run(new LoadOptions(
            parsed.GetValue(lobbies),
            parsed.GetValue(players),
            parsed.GetValue(rate),
            Time(parsed, WarmUp),
            Time(parsed, time),
            parsed.GetValue(output),
            parsed.GetValue(plot))));
        return command;
    }

    private static Command Endpoint()
    {
        var calls = Number("--calls", "Calls of each kind.", 5_000);
        var command = new Command("endpoint", "A call of DynamoDB through LocalCloud, beside that of the engine and of a forwarder.")
        {
            calls,
        };
        command.SetAction((parsed, _) => EndpointBenchmark.Run(parsed.GetValue(calls)));
        return command;
    }

    private static Command Growth()
    {
        var commands = Number("--commands", "Commands between the two rates.", 100_000);
        var idle = Number("--idle", "Seconds without commands.", 120);
        var command = new Command(
            "growth", "The rate of commands before and after many, and the CPU time of LocalCloud and its engine when idle.")
        {
            commands, idle,
        };
        command.SetAction((parsed, _) => GrowthBenchmark.Run(parsed.GetValue(commands), TimeSpan.FromSeconds(parsed.GetValue(idle))));
        return command;
    }

    private static Command Session()
    {
        var isolation = new Option<string>("--isolation") { Description = "As of LocalCloud.", DefaultValueFactory = _ => "in-process" };
        var command = new Command("session", "The ledger of a session of 8 players in 15 minutes with 10 commands each.") { isolation };
        command.SetAction((parsed, _) => SessionBenchmark.Run(parsed.GetValue(isolation)!));
        return command;
    }

    private static Command ColdStart()
    {
        var runs = Number("--runs", "Starts of each function and build.", 15);
        var command = new Command("cold-start", "Each function, from its start to its first reply, compiled in three ways.") { runs };
        command.SetAction((parsed, _) => ColdStartBenchmark.Run(parsed.GetValue(runs)));
        return command;
    }

    private static Option<int> Number(string name, string description, int value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    private static Option<double> Seconds(double value) =>
        new("--seconds") { Description = "How long to measure each time.", DefaultValueFactory = _ => value };

    private static TimeSpan Time(ParseResult parsed, Option<double> option) => TimeSpan.FromSeconds(parsed.GetValue(option));
}
