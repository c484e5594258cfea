using System.Text.Json.Serialization.Metadata;

namespace GameLobby.Application.Contracts;

/// <summary>What is sent together: no more items than were asked for, nor than a message holds.</summary>
/// <param name="type">How an item is written.</param>
internal sealed class Page<T>(int limit, JsonTypeInfo<T> type)
{
    private readonly List<T> items = [];
    private int bytes;

    public IReadOnlyList<T> Items => items;

    /// <summary>False when there is no room left.</summary>
    public bool TryAdd(T item)
    {
        if (items.Count == limit) return false;

        var size = MessageSize.Of(item, type) + ",".Length;
        if (items.Count > 0 && bytes + size > MessageSize.Content) return false;

        items.Add(item);
        bytes += size;
        return true;
    }

    /// <summary>As few pages as hold all.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> Split(IEnumerable<T> items, JsonTypeInfo<T> type)
    {
        List<Page<T>> pages = [new(int.MaxValue, type)];
        foreach (var item in items)
        {
            if (pages[^1].TryAdd(item)) continue;
            pages.Add(new Page<T>(int.MaxValue, type));
            pages[^1].TryAdd(item);
        }

        return [.. pages.Select(page => page.Items)];
    }
}
