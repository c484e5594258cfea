namespace GameLobby.EndToEnd.Tests.Repeating;

/// <summary>Scenarios by action. Each prepares the stage it is given.</summary>
internal sealed class Scenarios : Dictionary<string, Func<Stage, Task<Scenario>>>;
