namespace GameLobby.Application.Contracts;

/// <summary>Declares that extension data has any of the properties of another type.</summary>
/// <param name="whole">The other type.</param>
/// <param name="without">Wire names of its properties that are never present.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PartOfAttribute(Type whole, params string[] without) : Attribute
{
    public Type Whole { get; } = whole;

    public IReadOnlyList<string> Without { get; } = without;

    /// <summary>Wire name of a property that the other type leaves out, and that null clears here.</summary>
    public string? Clears { get; init; }
}
