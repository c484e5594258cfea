namespace GameLobby.Client;

/// <summary>A value that may be left out, which is not the same as null: left out, something stays as it is; null clears it.</summary>
/// <param name="IsGiven">False where it was left out.</param>
/// <param name="Value">The value that was given.</param>
public readonly record struct Optional<T>(bool IsGiven, T Value)
{
    /// <summary>A value that is given.</summary>
    public static implicit operator Optional<T>(T value) => new(true, value);

    /// <summary>The value, or another in place of one that was left out.</summary>
    public T Or(T other) => IsGiven ? Value : other;
}
