using GameLobby.LocalCloud.Lambda;

namespace GameLobby.LocalCloud.Billing;

/// <summary>Functions whose runs are entered in the ledger, also if an injected fault discards their result.</summary>
internal sealed class BilledFunctions(IFunctions inner, Ledger ledger) : IFunctions
{
    public async Task<Invocation> Invoke(string functionId, string eventJson, CancellationToken ct)
    {
        var invocation = await inner.Invoke(functionId, eventJson, ct);
        if (invocation.Report is { } report)
            ledger.Invoked(functionId, report.IsColdStart, TimeSpan.FromMilliseconds(report.BilledMilliseconds));
        return invocation;
    }
}
