using System.Text.Json;
using GameLobby.LocalCloud.Lambda;

namespace GameLobby.LocalCloud.Chaos;

/// <summary>Functions that are killed now and then, and get batches twice.</summary>
internal sealed class UnluckyFunctions(IFunctions inner, Misfortune misfortune) : IFunctions
{
    private static readonly Invocation Killed =
        new("", new InvocationError("Runtime.ExitError", "Runtime exited without providing a reason"));

    public async Task<Invocation> Invoke(string functionId, string eventJson, CancellationToken ct)
    {
        if (misfortune.Strikes(Fault.KilledFunction))
        {
            if (!misfortune.Early(Fault.KilledFunction)) await inner.Invoke(functionId, eventJson, ct);
            return Killed;
        }

        if (IsBatch(eventJson) && misfortune.Strikes(Fault.RepeatedBatch)) await inner.Invoke(functionId, eventJson, ct);
        return await inner.Invoke(functionId, eventJson, ct);
    }

    private static bool IsBatch(string eventJson)
    {
        using var json = JsonDocument.Parse(eventJson);
        return json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("Records", out _);
    }
}
