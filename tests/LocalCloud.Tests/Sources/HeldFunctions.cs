using System.Collections.Concurrent;
using System.Text.Json;
using GameLobby.LocalCloud.Lambda;

namespace GameLobby.LocalCloud.Tests.Sources;

/// <summary>Functions that run until a test releases them by the body of their first message.</summary>
internal sealed class HeldFunctions : IFunctions
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> held = [];

    public ICollection<string> Running => held.Keys;

    public async Task<Invocation> Invoke(string functionId, string eventJson, CancellationToken ct)
    {
        var body = JsonElement.Parse(eventJson).GetProperty("Records")[0].GetProperty("body").GetString()!;
        await held.GetOrAdd(body, _ => new TaskCompletionSource()).Task.WaitAsync(ct);
        return new Invocation("null", null);
    }

    public void Release(string body)
    {
        if (held.TryRemove(body, out var running)) running.SetResult();
    }
}
