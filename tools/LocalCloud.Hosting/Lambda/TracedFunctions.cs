namespace GameLobby.LocalCloud.Lambda;

/// <summary>Functions whose every invocation is reported to <paramref name="trace"/>.</summary>
internal sealed class TracedFunctions(IFunctions inner, Action<InvocationTrace> trace, TimeProvider clock) : IFunctions
{
    public async Task<Invocation> Invoke(string functionId, string eventJson, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var invocation = await inner.Invoke(functionId, eventJson, ct);
        trace(new InvocationTrace(clock.GetUtcNow(), functionId, eventJson, clock.GetElapsedTime(started), invocation));
        return invocation;
    }
}
