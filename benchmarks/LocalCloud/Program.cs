using System.CommandLine;
using GameLobby.LocalCloud.Benchmarks;

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
var story = new Command("story", "The ledger of a session of 8 players in 15 minutes with 10 commands each.") { isolation };
story.SetAction((parsed, _) => StoryBenchmark.Run(parsed.GetValue(isolation)!));

return await new RootCommand("Benchmarks of LocalCloud itself.") { endpoint, growth, story }.Parse(args).InvokeAsync();
