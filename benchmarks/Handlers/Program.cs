using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using GameLobby.Benchmarks.Handlers;

IConfig config = DefaultConfig.Instance;
#if DEBUG
// A test runs the debug build, for whether it works.
config = config.WithOptions(ConfigOptions.DisableOptimizationsValidator);
#endif

// In this process, because BenchmarkDotNet builds its own only from a project file that has the name of the assembly.
BenchmarkSwitcher.FromAssembly(typeof(MessageBenchmark).Assembly).Run(["--inProcess", .. args], config);
