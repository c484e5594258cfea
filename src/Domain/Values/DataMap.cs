using System.Collections.Immutable;

namespace GameLobby.Domain.Values;

/// <summary>
/// What a game keeps on a lobby or a member: text by key, in the keys' order, compared by value. A key that begins with
/// <c>_</c> is private; on a lobby, one with <c>$</c> is the game server's.
/// </summary>
public sealed class DataMap : IEquatable<DataMap>
{
    private readonly ImmutableSortedDictionary<string, string> values;

    private DataMap(ImmutableSortedDictionary<string, string> values) => this.values = values;

    public static DataMap Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    public int Count => values.Count;

    public IReadOnlyDictionary<string, string> Values => values;

    public bool HasPrivate => values.Keys.Any(IsPrivate);

    public static DataMap From(IEnumerable<KeyValuePair<string, string>>? values) => values is null ? Empty : Empty.Filled(values);

    /// <summary>With some keys set, and some, those set to null, removed.</summary>
    public DataMap With(IReadOnlyDictionary<string, string?>? patch) => patch is null
        ? this
        : new DataMap(values
            .RemoveRange(patch.Where(pair => pair.Value is null).Select(pair => pair.Key))
            .SetItems(patch.Where(pair => pair.Value is not null)!));

    /// <summary>Without the private keys.</summary>
    public DataMap Public() => Where(key => !IsPrivate(key));

    /// <summary>Without the game server's keys.</summary>
    public DataMap WithoutServers() => Where(key => !IsServers(key));

    public bool Equals(DataMap? other) => other is not null && values.SequenceEqual(other.values);

    public override bool Equals(object? obj) => Equals(obj as DataMap);

    public override int GetHashCode() => values.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));

    private static bool IsPrivate(string key) => key.StartsWith('_');

    public static bool IsServers(string key) => key.StartsWith('$');

    private DataMap Filled(IEnumerable<KeyValuePair<string, string>> added) => new(values.SetItems(added));

    private DataMap Where(Func<string, bool> kept) =>
        values.Keys.All(kept) ? this : new DataMap(values.RemoveRange(values.Keys.Where(key => !kept(key))));
}
