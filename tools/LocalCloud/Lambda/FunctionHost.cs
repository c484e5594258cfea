using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>All functions of the stack, each with its own execution environments, in this process.</summary>
internal sealed class FunctionHost(Stack stack, TimeProvider clock) : IFunctions, IDisposable
{
    private readonly Dictionary<string, FunctionPool> pools =
        stack.Functions.ToDictionary(function => function.Id, function => new FunctionPool(function, stack.Account, clock));

    /// <summary>Finds every handler, so that a wrong name shows at the start and not at the first event.</summary>
    public void Check()
    {
        foreach (var pool in pools.Values) pool.Check();
    }

    public int ColdStarts(string functionId) => pools[functionId].ColdStarts;

    public Task<Invocation> Invoke(string functionId, string eventJson, CancellationToken ct) => pools[functionId].Invoke(eventJson, ct);

    public void Dispose()
    {
        foreach (var pool in pools.Values) pool.Dispose();
    }
}
