using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>Runs the functions of the stack, each in its own execution environments.</summary>
internal sealed class FunctionHost : IFunctions, IDisposable
{
    private readonly Stack stack;
    private readonly IEnvironments environments;
    private readonly Dictionary<string, FunctionPool> pools;

    /// <param name="environments">Starts the environments; by default they are in this process.</param>
    public FunctionHost(Stack stack, TimeProvider clock, IEnvironments? environments = null)
    {
        this.stack = stack;
        this.environments = environments ?? new InProcessEnvironments(stack.Account, clock);
        pools = stack.Functions.ToDictionary(
            function => function.Id, function => new FunctionPool(function, this.environments, clock));
    }

    /// <summary>Resolves every handler, to fail at the start and not at the first event.</summary>
    public void Check()
    {
        foreach (var function in stack.Functions) environments.Check(function);
    }

    public int ColdStarts(string functionId) => pools[functionId].ColdStarts;

    public Task<Invocation> Invoke(string functionId, string eventJson, CancellationToken ct) => pools[functionId].Invoke(eventJson, ct);

    public void Dispose()
    {
        foreach (var pool in pools.Values) pool.Dispose();
    }
}
