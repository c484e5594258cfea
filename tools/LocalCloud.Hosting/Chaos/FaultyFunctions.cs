using System.Text.Json;
using GameLobby.LocalCloud.Lambda;

namespace GameLobby.LocalCloud.Chaos;

/// <summary>Functions with injected faults: throttled and killed invocations, and batches delivered twice.</summary>
internal sealed class FaultyFunctions(IFunctions inner, FaultInjector faults) : IFunctions
{
    private static readonly Invocation Killed =
        new("", new InvocationError("Runtime.ExitError", "Runtime exited without providing a reason"));

    public async Task<Invocation> Invoke(string functionId, string eventJson, CancellationToken ct)
    {
        if (faults.ShouldInject(Fault.ThrottledFunction)) return Invocation.Throttled;
        if (faults.ShouldInject(Fault.KilledFunction))
        {
            if (faults.HappensBeforeWork(Fault.KilledFunction)) return Killed;
            return Killed with { Report = (await inner.Invoke(functionId, eventJson, ct)).Report };
        }

        if (faults.CanInject(Fault.RepeatedBatch) && IsBatch(eventJson) && faults.ShouldInject(Fault.RepeatedBatch))
            await inner.Invoke(functionId, eventJson, ct);
        return await inner.Invoke(functionId, eventJson, ct);
    }

    private static bool IsBatch(string eventJson)
    {
        using var json = JsonDocument.Parse(eventJson);
        return json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("Records", out _);
    }
}
