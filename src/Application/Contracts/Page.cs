using System.Text.Json.Serialization.Metadata;

namespace GameLobby.Application.Contracts;

/// <summary>A page of items that is limited by count and by message size.</summary>
internal sealed class Page<T>(int limit, JsonTypeInfo<T> type)
{
    private readonly List<T> items = [];
    private int bytes;

    public IReadOnlyList<T> Items => items;

    /// <summary>Returns false when the page is full.</summary>
    public bool TryAdd(T item)
    {
        if (items.Count == limit) return false;

        var size = MessageSize.Of(item, type) + ",".Length;
        if (items.Count > 0 && bytes + size > MessageSize.MaxPayload) return false;

        items.Add(item);
        bytes += size;
        return true;
    }

    /// <summary>Splits items into as few pages as possible.</summary>
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
