using BenchmarkDotNet.Running;
using GameLobby.Benchmarks.Handlers;

BenchmarkSwitcher.FromAssembly(typeof(MessageBenchmark).Assembly).Run(args);
