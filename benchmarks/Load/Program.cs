using System.CommandLine;
using GameLobby.Benchmarks.Stories;
using GameLobby.Benchmarks.Tool;

var calls = new Option<int>("--calls") { Description = "Calls of each kind.", DefaultValueFactory = _ => 5_000 };
var endpoint = new Command("endpoint", "What a call of DynamoDB through LocalCloud takes, beside the same call of the engine.") { calls };
endpoint.SetAction((parsed, _) => EndpointBenchmark.Run(parsed.GetValue(calls)));

var commands = new Option<int>("--commands") { Description = "Commands between the two rates.", DefaultValueFactory = _ => 100_000 };
var growth = new Command("growth", "The rate of commands before and after many, and the CPU time of LocalCloud and its engine when idle.")
{
    commands,
};
growth.SetAction((parsed, _) => GrowthBenchmark.Run(parsed.GetValue(commands)));

var isolation = new Option<string>("--isolation") { Description = "As of LocalCloud.", DefaultValueFactory = _ => "in-process" };
var session = new Command("session", "The ledger of a session of 8 players in 15 minutes with 10 commands each.") { isolation };
session.SetAction((parsed, _) => SessionBenchmark.Run(parsed.GetValue(isolation)!));

var runs = new Option<int>("--runs") { Description = "How often to measure.", DefaultValueFactory = _ => 5 };
var seconds = new Option<double>("--seconds") { Description = "How long to measure each time.", DefaultValueFactory = _ => 10 };
var warmUp = new Option<double>("--warm-up") { Description = "Seconds of the same load before.", DefaultValueFactory = _ => 5 };
var stories = new Command("stories", "80 clients in closed loop in 20 lobbies of 4 and in 10 of 8, beside a SignalR hub and the engine.")
{
    runs, seconds, warmUp,
};
stories.SetAction((parsed, _) => new StoriesBenchmark(Seconds(parsed, warmUp), Seconds(parsed, seconds)).Run(parsed.GetValue(runs)));

return await new RootCommand("Benchmarks of GameLobby on LocalCloud, and of LocalCloud itself.") { endpoint, growth, session, stories }
    .Parse(args).InvokeAsync();

static TimeSpan Seconds(ParseResult parsed, Option<double> option) => TimeSpan.FromSeconds(parsed.GetValue(option));
