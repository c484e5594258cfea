using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>Runs the functions of the stack in this process, each in its own execution environments.</summary>
internal sealed class FunctionHost(Stack stack, TimeProvider clock) : IFunctions, IDisposable
{
    private readonly Dictionary<string, FunctionPool> pools =
        stack.Functions.ToDictionary(function => function.Id, function => new FunctionPool(function, stack.Account, clock));

    /// <summary>Resolves every handler, to fail at the start and not at the first event.</summary>
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
