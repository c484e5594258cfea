namespace GameLobby.Client;

/// <summary>A value that can be left out, which differs from null: null clears a setting, leaving it out keeps it.</summary>
/// <param name="HasValue">False when the value is left out.</param>
/// <param name="Value">The value; may be null.</param>
public readonly record struct Optional<T>(bool HasValue, T Value)
{
    /// <summary>Wraps a value.</summary>
    public static implicit operator Optional<T>(T value) => new(true, value);

    /// <summary>Returns the value, or <paramref name="defaultValue"/> when it is left out.</summary>
    public T GetValueOrDefault(T defaultValue) => HasValue ? Value : defaultValue;
}
