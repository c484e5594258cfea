namespace MediatR;

/// <summary>The response type of a request without a response. All values are equal.</summary>
public readonly struct Unit : IEquatable<Unit>, IComparable<Unit>, IComparable
{
    private static readonly Unit TheOne;

    public static ref readonly Unit Value => ref TheOne;

    public static Task<Unit> Task { get; } = System.Threading.Tasks.Task.FromResult(TheOne);

    public static bool operator ==(Unit first, Unit second) => true;

    public static bool operator !=(Unit first, Unit second) => false;

    public int CompareTo(Unit other) => 0;

    int IComparable.CompareTo(object obj) => 0;

    public bool Equals(Unit other) => true;

    public override bool Equals(object obj) => obj is Unit;

    public override int GetHashCode() => 0;

    public override string ToString() => "()";
}
