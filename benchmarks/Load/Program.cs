using System.CommandLine;
using GameLobby.Benchmarks;

return await CommandLine.Create().Parse(args).InvokeAsync();
