namespace GameLobby.Application.Requests;

/// <summary>A text that a request can leave out, set, or clear with null.</summary>
public readonly record struct Optional(bool IsGiven, string? Value)
{
    public static implicit operator Optional(string? value) => new(true, value);

    /// <summary>Returns the given value, or the current one if none is given.</summary>
    public string? Or(string? current) => IsGiven ? Value : current;
}
