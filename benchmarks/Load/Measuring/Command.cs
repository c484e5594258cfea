namespace GameLobby.Benchmarks.Measuring;

/// <summary>A small change of a member.</summary>
internal readonly record struct Command(string Action, object Data)
{
    /// <summary>Returns the change at a member's turn: in turn their readiness and their data, always to another value.</summary>
    public static Command At(int turn) => turn % 2 == 0
        ? new("member.ready", new { ready = turn % 4 == 0 })
        : new("member.update", new { data = new Dictionary<string, string> { ["hero"] = $"hero {turn}" } });
}
