namespace GameLobby.Application.Finding;

/// <summary>The key that seals search cursors: the same in all processes of a deployment, and unknown to clients.</summary>
public sealed record CursorKey(string Value);
