using System.Collections.Immutable;

namespace GameLobby.Domain.Values;

/// <summary>
/// Data of a game on a lobby or a member: text by key, ordered by key, compared by value. Keys that begin with <c>_</c> are private; on a
/// lobby, keys that begin with <c>$</c> belong to the game server.
/// </summary>
public sealed class DataMap : IEquatable<DataMap>
{
    private readonly ImmutableSortedDictionary<string, string> values;

    private DataMap(ImmutableSortedDictionary<string, string> values) => this.values = values;

    public static DataMap Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    public int Count => values.Count;

    public IReadOnlyDictionary<string, string> Values => values;

    public bool HasPrivateKeys => values.Keys.Any(IsPrivateKey);

    public static DataMap From(IEnumerable<KeyValuePair<string, string>>? values) =>
        values is null ? Empty : new DataMap(Empty.values.SetItems(values));

    /// <summary>Returns the data with the patch applied: a null value removes its key.</summary>
    public DataMap With(IReadOnlyDictionary<string, string?>? patch) => patch is null
        ? this
        : new DataMap(values
            .RemoveRange(patch.Where(pair => pair.Value is null).Select(pair => pair.Key))
            .SetItems(patch.Where(pair => pair.Value is not null)!));

    public DataMap WithoutPrivateKeys() => Where(key => !IsPrivateKey(key));

    public DataMap WithoutServerKeys() => Where(key => !IsServerKey(key));

    public bool Equals(DataMap? other) => other is not null && values.SequenceEqual(other.values);

    public override bool Equals(object? obj) => Equals(obj as DataMap);

    public override int GetHashCode() => values.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));

    private static bool IsPrivateKey(string key) => key.StartsWith('_');

    public static bool IsServerKey(string key) => key.StartsWith('$');

    private DataMap Where(Func<string, bool> predicate) =>
        values.Keys.All(predicate) ? this : new DataMap(values.RemoveRange(values.Keys.Where(key => !predicate(key))));
}
