using System.Collections.Concurrent;
using System.Text;

namespace GameLobby.LocalCloud.Database;

/// <summary>Remembers what each query of an index returned before: an index lags behind its table, so it may return that again.</summary>
internal sealed class StaleIndexes
{
    private const int Capacity = 1_000;

    private readonly ConcurrentDictionary<string, byte[]> responses = [];

    /// <summary>Remembers a query's response. Returns the one before; null if there is none.</summary>
    public byte[]? Next(byte[] request, byte[] response)
    {
        if (responses.Count >= Capacity) responses.Clear();
        var query = Encoding.UTF8.GetString(request);
        var earlier = responses.GetValueOrDefault(query);
        responses[query] = response;
        return earlier;
    }
}
