using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Tests.Lambda;

public sealed class LimitingConcurrency
{
    private readonly TaskCompletionSource gate = new();
    private readonly Stack stack = new()
    {
        Account = new(new Uri("http://127.0.0.1")),
        Functions = [new("A", "A"), new("B", "B"), new("Reserved", "A") { ReservedConcurrency = 1 }],
    };

    [Fact]
    public async Task Functions_without_reserved_concurrency_share_what_is_left()
    {
        var functions = new ThrottledFunctions(new GatedFunctions(gate.Task), stack, accountLimit: 3);

        var running = new[] { Invoke(functions, "A"), Invoke(functions, "B") };

        Assert.True((await Invoke(functions, "A")).IsThrottled);
        Assert.True((await Invoke(functions, "B")).IsThrottled);
        gate.SetResult();
        Assert.All(await Task.WhenAll(running), invocation => Assert.Null(invocation.Error));
        Assert.Null((await Invoke(functions, "A")).Error);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public async Task A_function_has_no_more_than_its_reserved_concurrency(int? accountLimit)
    {
        var functions = new ThrottledFunctions(new GatedFunctions(gate.Task), stack, accountLimit);

        var running = Invoke(functions, "Reserved");

        Assert.True((await Invoke(functions, "Reserved")).IsThrottled);
        gate.SetResult();
        Assert.Null((await running).Error);
        Assert.Null((await Invoke(functions, "Reserved")).Error);
    }

    [Fact]
    public async Task Without_a_limit_no_function_is_throttled()
    {
        var functions = new ThrottledFunctions(new GatedFunctions(gate.Task), stack, accountLimit: null);

        var running = Enumerable.Range(0, 100).Select(_ => Invoke(functions, "A")).ToArray();

        gate.SetResult();
        Assert.All(await Task.WhenAll(running), invocation => Assert.Null(invocation.Error));
    }

    private static Task<Invocation> Invoke(ThrottledFunctions functions, string function) =>
        functions.Invoke(function, "{}", CancellationToken.None);

    /// <summary>Functions that return once the gate is open.</summary>
    private sealed class GatedFunctions(Task gate) : IFunctions
    {
        public async Task<Invocation> Invoke(string functionId, string eventJson, CancellationToken ct)
        {
            await gate;
            return new Invocation("null", null);
        }
    }
}
