using System.Collections;
using System.Collections.Immutable;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>An array with equality by elements, from which the compiler recognizes unchanged input.</summary>
internal readonly struct Sequence<T>(ImmutableArray<T> items) : IEquatable<Sequence<T>>, IEnumerable<T>
    where T : IEquatable<T>
{
    private readonly ImmutableArray<T> items = items;

    public bool Equals(Sequence<T> other) => items.AsSpan().SequenceEqual(other.items.AsSpan());

    public override bool Equals(object obj) => obj is Sequence<T> other && Equals(other);

    public override int GetHashCode() => items.Aggregate(0, (hash, item) => (hash * 31) + item.GetHashCode());

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
