using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>
/// Functions with limits of concurrency (https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html): a function's
/// reserved concurrency, or what it leaves of the account's limit to all others together. More invocations than these are throttled.
/// </summary>
/// <param name="accountLimit">The account's limit; null for none.</param>
internal sealed class ThrottledFunctions(IFunctions inner, Stack stack, int? accountLimit) : IFunctions
{
    /// <summary>The key of the functions without reserved concurrency.</summary>
    private const string Unreserved = "";

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> running = [];
    private readonly Dictionary<string, int> reserved = stack.Functions
        .Where(function => function.ReservedConcurrency is not null)
        .ToDictionary(function => function.Id, function => function.ReservedConcurrency!.Value);

    private int? UnreservedLimit => accountLimit - reserved.Values.Sum();

    public async Task<Invocation> Invoke(string functionId, string eventJson, CancellationToken ct)
    {
        var key = reserved.ContainsKey(functionId) ? functionId : Unreserved;
        if (!TryEnter(key)) return Invocation.Throttled;
        try
        {
            return await inner.Invoke(functionId, eventJson, ct);
        }
        finally
        {
            lock (gate) running[key]--;
        }
    }

    private bool TryEnter(string key)
    {
        var limit = reserved.TryGetValue(key, out var own) ? own : UnreservedLimit;
        lock (gate)
        {
            var count = running.GetValueOrDefault(key);
            if (count >= limit) return false;
            running[key] = count + 1;
            return true;
        }
    }
}
