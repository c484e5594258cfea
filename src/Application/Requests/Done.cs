namespace GameLobby.Application.Requests;

/// <summary>An empty reply.</summary>
public sealed record Done
{
    public static Done Value { get; } = new();
}
