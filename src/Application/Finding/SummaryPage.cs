using System.Text.Json;
using GameLobby.Application.Contracts;

namespace GameLobby.Application.Finding;

/// <summary>Summaries that are sent together: no more than were asked for, nor than a message of API Gateway's holds (128 KiB).</summary>
internal sealed class SummaryPage(int limit)
{
    /// <summary>The rest is for what goes around them in a frame.</summary>
    private const int MostBytes = 120 * 1024;

    private readonly List<LobbySummary> items = [];
    private int bytes;

    public IReadOnlyList<LobbySummary> Items => items;

    /// <summary>False when there is no room left.</summary>
    public bool TryAdd(LobbySummary summary)
    {
        var size = Size(summary);
        if (items.Count == limit || (items.Count > 0 && bytes + size > MostBytes)) return false;

        items.Add(summary);
        bytes += size;
        return true;
    }

    /// <summary>As few pages as hold all.</summary>
    public static IReadOnlyList<IReadOnlyList<LobbySummary>> Split(IEnumerable<LobbySummary> summaries)
    {
        List<SummaryPage> pages = [new(int.MaxValue)];
        foreach (var summary in summaries)
        {
            if (pages[^1].TryAdd(summary)) continue;
            pages.Add(new SummaryPage(int.MaxValue));
            pages[^1].TryAdd(summary);
        }

        return [.. pages.Select(page => page.Items)];
    }

    private static int Size(LobbySummary summary) => JsonSerializer.SerializeToUtf8Bytes(summary, WireJson.Default.LobbySummary).Length + 1;
}
