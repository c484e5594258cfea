using GameLobby.LocalCloud.Lambda;

namespace GameLobby.LocalCloud.Billing;

/// <summary>Functions whose invocations are entered in the ledger. Lambda rounds durations up to a millisecond.</summary>
internal sealed class BilledFunctions(FunctionHost inner, Ledger ledger, TimeProvider clock) : IFunctions
{
    public async Task<Invocation> Invoke(string functionId, string eventJson, CancellationToken ct)
    {
        var (started, coldStarts) = (clock.GetTimestamp(), inner.ColdStarts(functionId));
        var invocation = await inner.Invoke(functionId, eventJson, ct);
        var billed = TimeSpan.FromMilliseconds(Math.Ceiling(clock.GetElapsedTime(started).TotalMilliseconds));
        ledger.Invoked(functionId, inner.ColdStarts(functionId) > coldStarts, billed);
        return invocation;
    }
}
